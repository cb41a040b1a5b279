# The report for a therapist, as it is printed. Rust says all of it.

report-title = My notes on trust
report-period = { $from } – { $to }
report-period-weeks = { $weeks ->
    [one] one week
   *[other] { $weeks } weeks
}
report-period-this-week = this week so far
report-period-weeks-and-this = { $weeks ->
    [one] one whole week
   *[other] { $weeks } whole weeks
}, and this week so far, from { $from }
report-by = { $name }
report-foot = Self-reported. Made on { $day }.
report-page = { $page } of { $pages }
report-day = { $day } { $month } { $year }
report-day-short = { $day } { $month }
report-month-1 = January
report-month-2 = February
report-month-3 = March
report-month-4 = April
report-month-5 = May
report-month-6 = June
report-month-7 = July
report-month-8 = August
report-month-9 = September
report-month-10 = October
report-month-11 = November
report-month-12 = December
report-month-1-short = Jan
report-month-2-short = Feb
report-month-3-short = Mar
report-month-4-short = Apr
report-month-5-short = May
report-month-6-short = June
report-month-7-short = July
report-month-8-short = Aug
report-month-9-short = Sept
report-month-10-short = Oct
report-month-11-short = Nov
report-month-12-short = Dec
report-weekday-1 = Mo
report-weekday-2 = Tu
report-weekday-3 = We
report-weekday-4 = Th
report-weekday-5 = Fr
report-weekday-6 = Sa
report-weekday-7 = Su

# The period in three figures: a number, and what it counts.

report-rated = of { $of ->
    [one] one day
   *[other] { $of } days
} rated
report-late = of them added later
report-paused = { $count ->
    [one] day paused
   *[other] days paused
}
report-nothing-rated = No day is rated in this period.

report-talk = What I want to talk about

report-focus = Focus signs
report-focus-none = No focus sign is chosen.
report-felt = Felt on { $felt } of { $rated ->
    [one] one rated day
   *[other] { $rated } rated days
}, acted on { $acted }.
report-not-rated-yet = Not rated in this period.
report-not-enough = Not enough yet for a line: { $rated } of { $needed } rated days.
report-described = The middle level was { $median }, the range { $low } to { $high }.
report-standing-lower = Since { $since }: rated less strongly than at first. Followed from { $from }, { $weeks } weeks counted.
report-standing-higher = Since { $since }: rated more strongly than at first. Followed from { $from }, { $weeks } weeks counted.
report-standing-not-yet = Followed from { $from }: it can’t be told yet. { $weeks ->
    [one] One week counts
   *[other] { $weeks } weeks count
} so far. A first word is possible from { $needed }.
report-standing-cannot-tell = Followed from { $from }: it can’t be told. { $weeks } weeks count.
report-standing-not-now = The weeks since then no longer show it as clearly.
report-standing-but-more-often = But lately it was felt on a larger share of days than in the first four weeks.
report-standing-but-less-often = But lately it was felt on a smaller share of days than in the first four weeks.
report-standing-year-lower = In the year from { $from }: rated less strongly than at first.
report-standing-year-higher = In the year from { $from }: rated more strongly than at first.
report-moved = By about { $by } levels in all, possibly { $near } to { $far }.
report-moved-at-most = By about { $by } levels in all, at most { $far }.
report-moved-unknown = How much can’t be told.
report-not-told-means = “It can’t be told” doesn’t mean that nothing happened. Over twelve weeks, even a fall of a whole level is mostly not seen.
report-four-weeks = { $felt } of { $rated } days, mean level { $mean }
report-four-beside = Felt in the last four whole weeks: { $last }. In the four before: { $before }.
report-by-week = Mean level by week
report-by-day = Day by day
report-week-of = Week of
report-days-shown = The last { $weeks } weeks day by day. All of them are on later pages.
report-chart-alt = { $sign }, mean level by week from 0 to 4, { $from } to { $to }: { $values }.
report-chart-alt-long = { $sign }, mean level by week from 0 to 4, { $from } to { $to }. The table is on a later page.
report-chart-gap = gap
report-days-alt = { $sign }, the level of each day, a week a row.

report-level-0 = not at all
report-level-1 = a little
report-level-2 = somewhat
report-level-3 = strongly
report-level-4 = overwhelmingly
report-key-acted = acted on
report-key-late = added later
report-key-paused = paused
report-key-blank = not rated
report-key-gap = gap: under 3 rated days

report-helped = What helped
report-helped-good = { $count ->
    [0] No good moment is noted.
    [one] One good moment noted.
   *[other] { $count } good moments noted.
}
report-helped-tried = Of { $of ->
    [one] one thing
   *[other] { $of } things
} I tried: { $parts }.
report-helped-yes = { $count } helped
report-helped-little = { $count } helped a little
report-helped-no = { $count } did not help
report-helped-other = { $count } unclear or not said
report-helped-none = Nothing is noted in this period.
report-helped-caption = Good moments and things tried
report-helped-weeks = Good moments and things tried, by week
report-helped-day = Day
report-helped-what = What it was
report-helped-answer = Did it help?
report-helped-good-moment = good moment
report-helped-unsaid = not said
report-lane-good = Good moments
report-lane-helped = Tried: helped
report-lane-little = Tried: a little
report-lane-not = Tried: not
report-lane-other = Tried: cannot tell or not said

report-steps = Trust steps
report-steps-came = What I expected came true in { $count } of { $of ->
    [one] one step
   *[other] { $of } steps
}.
report-steps-partly = { $count ->
    [one] One more came true in part.
   *[other] { $count } more came true in part.
}
report-steps-interval = With this many steps, the share could lie between { $low } and { $high } in 100.
report-steps-open = { $count ->
    [one] One step is open.
   *[other] { $count } steps are open.
}
report-steps-unclear = { $count ->
    [one] Of one step it cannot be told.
   *[other] Of { $count } steps it cannot be told.
}
report-steps-none = No trust step is dated in this period.
report-steps-calibration = Over { $steps } steps I expected { $expected } in 100 on average. { $came } came true: { $low } to { $high } in 100 could. True or partly true: { $partly }, or { $partlyLow } to { $partlyHigh } in 100.
report-steps-about = A trust step is a small risk I chose, with what I expected.
report-steps-caption = Trust steps, one by one
report-steps-alt = How likely it seemed in percent, a mark a step, { $from } to { $to }. The table below says the same.
report-steps-day = Day
report-steps-step = Step
report-steps-prediction = What I expected
report-steps-likely = How likely
report-steps-what-came = What came
report-steps-bands = How often it came true, by how likely it seemed
report-steps-band = { $low } to { $high } %
report-steps-band-none = no step
report-steps-came-true = Came true
report-steps-could = It could be
report-percent = { $percent } %
report-percent-range = { $low } to { $high } %
report-count-of = { $count } of { $of }
report-came-yes = came true
report-came-partly = came partly true
report-came-no = did not come true
report-came-cannot-tell = cannot tell
report-came-open = still open

report-boundaries = Boundaries: what I kept
report-boundaries-kept = I kept { $count } of { $of ->
    [one] one time
   *[other] { $of } times
} noted.
report-boundaries-unsaid = Whether I kept a boundary was not noted in this period.
report-boundaries-about = A boundary says what I will do. Only my own part is counted.
report-boundaries-none = No boundary event is noted in this period.
report-boundaries-caption = What I kept, by boundary
report-boundaries-boundary = Boundary
report-boundaries-mine = Kept by me
report-boundaries-other = Other events
report-boundaries-weeks = Boundary events by week
report-lane-kept = Kept by me
report-lane-not-kept = Not kept by me
report-lane-events = Other events

report-statement = How to read this
report-statement-self = I rated and wrote all of this myself. Nobody has checked it.
report-statement-scale = Each day I rate each sign: { $levels }.
report-statement-level = { $n } { $word }
report-statement-acted = Feeling a pull and acting on it are noted apart.
report-statement-blank = A blank was not rated, and is never counted as 0. A week counts from 3 rated days.
report-statement-scale-not = The signs are no validated scale. Nothing is added up across them.
report-statement-cause = Less or more strongly is said of all weeks since a sign was chosen. A period alone says neither. No cause is named.
report-statement-chance = Where nothing changes, at most { $count } in 100 people read such a word in a year.
report-statement-limits = A mood that lasts for weeks, skipped bad days or a stricter hand can look like one.
report-statement-late = Added later means more than 24 hours after the day.
report-statement-lost = { $count ->
    [one] One character could not be printed. A box □ stands in its place.
   *[other] { $count } characters could not be printed. A box □ stands in the place of each.
}

report-all-signs = All signs by week
report-all-signs-about = The mean level of the rated days of each week. Gaps stay open.
report-all-signs-caption = Mean level by week, with the rated days in brackets
report-cell = { $mean } ({ $rated })
report-cell-gap = gap ({ $rated })
report-focus-days = Focus signs, day by day
report-focus-tables = Focus signs, the numbers
report-focus-table = { $sign }, by week
report-col-rated = Rated days
report-col-felt = Felt
report-col-acted = Acted on
report-col-not-acted = Not acted on
report-col-not-said = Not said
report-col-mean = Mean level
report-col-late = Added later
report-col-paused = Paused
report-none = –

report-patterns = Patterns in my weekly reviews
report-patterns-about = How strongly I recognised each pattern, from 0 to 4. A week without a review is left out.
report-patterns-caption = Patterns by week

report-entries = What I chose to share
report-entry-heading = { $kind }, { $when }
report-entry-when = { $day }, { $time }
report-entry-signs = Signs
report-words-left-out = Words left out
report-entry-week = Week from
report-entry-recognised = How strongly I recognised each pattern, 0 to 4
report-entry-pattern = { $pattern } { $n }
report-entry-patterns = Patterns
report-entry-origins = Where it may come from
report-entry-tags = Tags
report-entry-planned-for = Planned for
report-entry-prompt = Question
report-entry-text = What I wrote
report-entry-events = What happened since
report-entry-event = { $day }: { $event }
report-entry-event-note = { $day }: { $event }. { $note }
report-entry-thought = { $day }: a later thought
report-entry-level = { $n } { $word }
report-entry-feel = I feel
report-entry-about = About
report-entry-need = I need
