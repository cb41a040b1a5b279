# Looking back at what was written, and at a whole year.

back-heading = Looking back
back-opening = Opening what I wrote…

back-boundaries-heading = Boundaries: what I kept
back-boundaries-sentence = I kept { $kept } of { $of ->
    [one] one time
   *[other] { $of } times
} noted.
back-boundaries-only-others = Whether I kept a boundary was not noted in this period.
back-boundaries-others = { $count ->
    [one] One other event.
   *[other] { $count } other events.
}
back-boundaries-none = No boundary event is noted in this period.
back-boundaries-action = Write a boundary
back-boundaries-caption = Boundary events by week
back-boundaries-walk = Boundaries, week by week
back-lane-kept = Kept by me
back-lane-not-kept = Not kept by me
back-lane-other = Other events
back-fact-kept = kept { $count }
back-fact-not-kept = not kept { $count }
back-fact-other = { $count ->
    [one] one other event
   *[other] { $count } other events
}
back-fact-nothing = nothing noted

back-steps-heading = Trust steps: expected and what came
back-steps-sentence-open = { $open ->
    [one] One step is open.
   *[other] { $open } steps are open.
}
back-steps-sentence-unclear = { $count ->
    [one] Of one step it cannot be told.
   *[other] Of { $count } steps it cannot be told.
}
back-steps-untold = No outcome is recorded in this period yet.
back-steps-none = No trust step is dated in this period.
back-steps-action = Plan a trust step
back-steps-caption = Trust steps, one by one
back-steps-walk = Trust steps, one by one
back-steps-axis = What I expected, in percent
back-steps-unsaid-about = lowest row: no percent given
back-step-untitled = Without words
back-step-expected = expected at { $percent } %
back-step-no-percent = no percent given
back-step-open = Open this step
back-step-name = { $day }: { $title }
back-step-said = { $day }: { $title }. { $expected }, { $came }.
back-came-yes = came true
back-came-partly = came partly true
back-came-no = did not come true
back-came-cannot-tell = cannot tell
back-came-open = still open
back-table-day = Day
back-table-step = Step
back-table-expected = Expected
back-table-came = What came
back-table-came-true = Came true
back-table-could = It could be

back-bands-heading = How well I foresaw
back-bands-about = Shaded: what I expected. The mark: how often it came true. The line: where it could lie.
back-bands-caption = How often it came true, by what was expected
back-band = { $from } to { $to } %
back-band-none = no step
back-band-count = { $count } of { $of }
back-band-could = { $low } to { $high } %

back-week-entries = Entries of this week
back-week-line = { $day }, { $what }
back-week-nothing = No entry in this week.

back-moments-heading = Good moments and what helped
back-moments-sentence = { $count ->
    [0] No good moment is noted.
    [one] One good moment noted.
   *[other] { $count } good moments noted.
}
back-tried-sentence = Of { $of ->
    [one] one thing
   *[other] { $of } things
} I tried, { $helped } helped, { $little } a little, { $not } not.
back-moments-none = No good moment and nothing tried is noted in this period.
back-moments-action = Note a good moment
back-moments-caption = Good moments and what was tried, by week
back-moments-walk = Good moments and what helped, week by week
back-lane-moments = Good moments
back-lane-tried = What I tried
back-part-helped = helped
back-part-a-little = helped a little
back-part-not = did not help
back-fact-moments = { $count ->
    [one] one good moment
   *[other] { $count } good moments
}
back-fact-helped = helped { $count }
back-fact-a-little = helped a little { $count }
back-fact-not = did not help { $count }
back-lane-count = { $lane }: { $count }

year-heading = A year of one sign
year-sign = Sign
year-about = { $from } – { $to }: { $rated } of { $days } days rated.
year-caption = { $sign } by month
year-walk = { $sign }, day by day
year-table-month = Month
year-rated-of = { $rated } of { $days }
