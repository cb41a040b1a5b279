# Looking back.

trends-heading = Trends
trends-span = Period
trends-span-weeks-4 = 4 weeks
trends-span-weeks-8 = 8 weeks
trends-span-weeks-12 = 12 weeks
trends-span-weeks-26 = 26 weeks
trends-span-weeks-52 = A year
trends-span-all = All
trends-span-own = Own dates
trends-own = Own dates
trends-own-from = From
trends-own-to = To
trends-own-hint = Whole weeks are shown. The first day is not after the last, and the last not after today.
trends-own-order = The first day is after the last. Choose an earlier first day.
trends-own-future = The last day has not come yet. Choose today or an earlier day.
trends-opening = Opening your weeks…
trends-stretch = { $from } – { $to }
trends-day-year = { $day } { $year }
trends-sentence = { $stretch }: { $rated } of { $days ->
    [one] one day
   *[other] { $days } days
} rated
trends-sentence-late = , { $late } added later
trends-sentence-paused = , { $paused } paused
trends-sentence-this-week = . And this week so far, from { $from }: { $rated } of { $days ->
    [one] one day
   *[other] { $days } days
} rated
trends-sentence-end = { $sentence }.

trends-said = In words
trends-said-not-enough = { $sign }: not enough yet, { $rated } of { $needed } rated days.
trends-said-described = { $sign }: the middle level was { $median }, the range { $low } to { $high }.
trends-said-no-week = { $sign }: no week has three rated days yet.
trends-said-dots = Not enough yet for lines: they begin with 14 rated days of a sign.
trends-moved-lower = Slope over these weeks: { $amount } levels down.
trends-moved-higher = Slope over these weeks: { $amount } levels up.
trends-moved-none = Slope over these weeks: under 0.1 of a level.

standing-heading = My focus signs so far
standing-about = Whole weeks, whatever period is shown below.
standing-sign = Sign
standing-last = Last four weeks
standing-before = The four before
standing-first = The first four
standing-felt = { $felt } of { $rated ->
    [one] one day
   *[other] { $rated } days
}
standing-mean = mean level { $mean }
standing-none = not rated
standing-caption = On how many of the rated days each sign was felt, and its mean level
standing-lower = { $sign }: since { $since }, rated less strongly than at first.
standing-higher = { $sign }: since { $since }, rated more strongly than at first.
standing-moved = By about { $by } levels in all, possibly { $near } to { $far }.
standing-moved-at-most = By about { $by } levels in all, at most { $far }.
standing-moved-unknown = How much can’t be told.
standing-not-now = The weeks since then no longer show it as clearly.
standing-but-more-often = But lately it was felt on a larger share of days than in the first four weeks.
standing-but-less-often = But lately it was felt on a smaller share of days than in the first four weeks.
standing-year-lower = { $sign }: in the year from { $from }, rated less strongly than at first.
standing-year-higher = { $sign }: in the year from { $from }, rated more strongly than at first.
standing-not-told = Lower or higher can’t be told yet: { $signs }.
standing-and = { $first }, { $second }
standing-not-yet-sign = { $sign } ({ $weeks ->
    [one] one week
   *[other] { $weeks } weeks
}; a first word is possible from { $needed })
standing-not-told-sign = { $sign } ({ $weeks } weeks)
standing-never-sign = { $sign } (not rated yet)
standing-not-told-means = That doesn’t mean nothing happened: over twelve weeks, even a fall of a whole level is mostly not seen.
standing-chance = Where nothing changes, at most 5 in 100 people read a word here in a year. That holds however often they look.
standing-since = Counted from
standing-since-about = Only whole weeks from this day on count, and after a year counting starts over. An earlier day needs a clearer change, because I already know those weeks.
standing-since-day = { $sign }: counted from
standing-since-back = Looking back
standing-anew = Start over today
standing-anew-of = Start over today: { $sign }

trends-as-table = Show as table
trends-copy = Copy as text
trends-copied = Copied as text. Other programs can read it until something else is copied.
trends-not-copied = It could not be copied. Show it as a table and select it there.
trends-measure = What is shown
trends-measure-share = How often
trends-measure-mean = How strong
trends-measure-share-about = On how many of my rated days I noted a sign at 1 or more.
trends-measure-mean-about = The mean level of my rated days, from 0 not at all to 4 overwhelmingly.

trends-focus-heading = Focus signs
trends-focus-choose = Choose focus signs
trends-focus-chosen = { $count } of 3 chosen
trends-focus-full = Three are chosen. Take one away to choose another.
trends-focus-none = Choose up to three signs to look at closely. They are drawn large, on one chart.
trends-focus-walk = Focus signs, week by week
trends-focus-said = { $sign }: { $facts }
trends-tick-year = { $year }

trends-acted-heading = Felt and acted on
trends-acted-sign = Focus sign
trends-acted-caption = { $sign }: days felt and acted on, by week
trends-acted-walk = { $sign }, felt and acted on, week by week
trends-acted-none = It was not felt on any rated day of this period.
trends-acted-sentence = { $sign }: felt on { $felt ->
    [one] one day
   *[other] { $felt } days
}, acted on { $acted }, not acted on { $notActed }, not said { $notSaid }.
trends-part-acted = acted on
trends-part-not-acted = not acted on
trends-part-not-said = not said
trends-fact-acted = acted on { $days }
trends-fact-not-acted = not acted on { $days }
trends-fact-not-said = not said of { $days }
trends-key-rated = rated days
trends-key-late = has entries added later
trends-days-most = 7 days
trends-days-none = 0

trends-weeks-heading = All signs by week
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
trends-week-mean = mean level { $mean } over { $rated ->
    [one] one rated day
   *[other] { $rated } rated days
}
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

trends-table-caption-share = Share of rated days at 1 or more, by week
trends-table-caption-mean = Mean level of the rated days, by week
trends-table-region = { $heading }, as a table
trends-table-week = Week of
trends-table-rated = { $rated ->
    [one] one rated day
   *[other] { $rated } rated days
}
trends-table-rated-days = Rated days
trends-table-felt = Felt
trends-table-later = Added later
trends-table-paused = Paused
trends-table-no-number = –
trends-table-count = { $felt } of { $rated }
trends-table-gap = gap: { $rated ->
    [0] no rated day
    [one] one rated day
   *[other] { $rated } rated days
}

trends-grid-heading = Last { $days } days
trends-grid-heading-own = Last { $days } days of this period
trends-grid-about = Every sign on every day, { $from } – { $to }.
trends-grid-region = Last { $days } days, every sign
trends-grid-caption = The level of each sign on each of the last { $days } days
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

picture-save = Save picture
picture-warning = A picture is a plain file. It is not encrypted: whoever can open the folder can see it.
picture-where = You choose the folder next. The picture lies there until you delete it.
picture-png = Save as PNG
picture-png-about = For messages and printing.
picture-svg = Save as SVG
picture-svg-about = Sharp at every size.
picture-saving = Drawing the picture…
picture-saved = Saved, not encrypted: { $file }
picture-not-saved = No picture was saved.
picture-period = Period: { $from } – { $to }.
picture-self = Self-reported. Levels: 0 not at all, 1 a little, 2 somewhat, 3 strongly, 4 overwhelmingly. A gap is not a 0.
picture-of = Save picture: { $heading }
picture-heading = { $heading }: { $sign }
