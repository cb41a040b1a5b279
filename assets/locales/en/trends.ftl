# Looking back.

trends-heading = Trends
trends-span = Period
trends-span-weeks-12 = 12 weeks
trends-span-weeks-26 = 26 weeks
trends-span-weeks-52 = 52 weeks
trends-span-all = All
trends-opening = Opening your weeks…
trends-stretch = { $from } – { $to }
trends-day-year = { $day } { $year }
trends-sentence = { $stretch }: { $rated } of { $days ->
    [one] one day
   *[other] { $days } days
} rated
trends-sentence-late = , { $late } added later
trends-sentence-paused = , { $paused } paused
trends-sentence-end = { $sentence }.

trends-weeks-heading = By week
trends-weeks-about = On how many of my rated days I noted a sign at 1 or more.
trends-as-table = Show as table
trends-key-week = a week
trends-key-gap = gap: fewer than 3 rated days
trends-key-paused = has paused days
trends-walk = { $sign }, week by week
trends-felt = Felt on { $felt } of { $rated ->
    [one] one rated day
   *[other] { $rated } rated days
}.
trends-acted = Acted on { $acted } of them.
trends-not-enough = Not enough yet: { $rated } of { $needed } rated days.
trends-week = Week of { $day }
trends-week-now = This week, from { $day }
trends-week-counted = felt on { $felt } of { $rated } rated days ({ $share })
trends-week-gap = gap, { $rated ->
    [0] no rated day
    [one] one rated day
   *[other] { $rated } rated days
}
trends-week-paused = { $count ->
    [one] one day paused
   *[other] { $count } days paused
}
trends-week-late = { $count } added later
trends-week-said = { $week }: { $facts }
trends-facts = { $first }, { $second }
trends-facts-end = { $facts }.

trends-table-caption = Share of rated days at 1 or more, by week
trends-table-region = By week, as a table
trends-table-week = Week of
trends-table-count = { $felt } of { $rated }
trends-table-gap = gap: { $rated ->
    [0] no rated day
    [one] one rated day
   *[other] { $rated } rated days
}

trends-grid-heading = Last 28 days
trends-grid-about = Every sign on every day, { $from } – { $to }.
trends-grid-region = Last 28 days, every sign
trends-grid-caption = The level of each sign on each of the last 28 days
trends-grid-later = added later
trends-grid-paused = paused
trends-grid-acted = acted on
trends-grid-blank = not rated
trends-level-0 = not at all
trends-level-1 = a little
trends-level-2 = somewhat
trends-level-3 = strongly
trends-level-4 = overwhelmingly

trends-nothing-heading = Nothing to look back on yet
trends-nothing-about = Your weeks appear here once a day is rated. One day is a start.
trends-nothing-action = Go to Today
trends-none-here = No day is rated in this period. Choose a longer one to look further back.
