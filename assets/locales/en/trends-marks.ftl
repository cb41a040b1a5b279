# Patterns by week, marked dates, and the days before and after one.

recognised-heading = Patterns by week
recognised-about = How strongly I recognised each one when I looked back, 0 not at all to 4 overwhelmingly.
recognised-weeks = { $count } of { $of ->
    [one] one week
   *[other] { $of } weeks
} rated.
recognised-none = No pattern is rated in this period.
recognised-walk = Patterns, week by week
recognised-caption = Each pattern by week, 0 to 4
recognised-fact = { $pattern } { $level }
recognised-fact-blank = { $pattern } not rated
recognised-gap = nothing rated
recognised-key-gap = not rated

marks-heading = Before and after a date
marks-about = I can mark a date, such as “started therapy”. It then stands in the focus chart.
marks-none = No date is marked yet.
marks-list = Marked dates
marks-add = Mark a date
marks-edit = Change: { $label }
marks-remove = Remove: { $label }
marks-removed = “{ $label }” removed.
marks-on = Date
marks-label = In a few words
marks-label-hint = Up to 80 characters.
marks-keep = Keep
marks-full = Twenty dates are marked. Remove one to mark another.
marks-which = Marked date
marks-name = { $day }: { $label }
marks-fact = marked: { $label }, { $day }
marks-key = a date I marked

pairs-stretch = Before: { $beforeFrom } – { $beforeTo }. After: { $afterFrom } – { $afterTo }.
pairs-day-one = Before: { $beforeFrom } – { $beforeTo }. After: { $afterFrom }.
pairs-nearly-all-lower = { $sign }: nearly always rated lower after.
pairs-already-lower = It was already going lower before.
pairs-already-higher = It was already going higher before.
pairs-mostly-lower = { $sign }: mostly rated lower after.
pairs-mixed = { $sign }: mixed.
pairs-mostly-higher = { $sign }: mostly rated higher after.
pairs-nearly-all-higher = { $sign }: nearly always rated higher after.
pairs-not-enough = { $sign }: not enough yet.
pairs-needed = It needs { $needed } rated days in { $weeks } weeks on each side.
pairs-counts = { $before } rated days before, { $after } after.
pairs-about = Each day before is paired with each day after.
pairs-of-lower = Of 100 pairs, { $count } are rated lower after.
pairs-of-higher = Of 100 pairs, { $count } are rated higher after.
pairs-of-mixed = Of 100 pairs, { $lower } are rated lower after, { $higher } higher.
pairs-equal = { $count } are equal.
pairs-means = Much else happened since. This does not say why.
pairs-caption = Pairs of a day before and a day after, in 100
pairs-table-sign = Sign
pairs-table-before = Rated days before
pairs-table-after = Rated days after
pairs-table-lower = Lower after
pairs-table-equal = Equal
pairs-table-higher = Higher after
pairs-table-gap = not enough yet
