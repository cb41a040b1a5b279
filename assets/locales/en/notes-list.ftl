# The list in Notes: its lines, what narrows it, and the search.

kind-check-in = Check-in

row-noted = { $noted } noted
row-felt = { $felt } felt
row-later = added later
row-session = bring to session
row-planned = planned
row-set-for = { $status } for { $day }
row-said = said
row-followed-up = followed up
row-open = open
row-came-true = came true
row-came-partly = came partly true
row-did-not-come = did not come true
row-cannot-tell = cannot tell
row-helped = helped
row-helped-a-little = helped a little
row-helped-not = did not help

timeline-label = Everything written, newest first
timeline-count = { $count ->
    [one] one entry
   *[other] { $count } entries
}
timeline-count-all = { $count } in all
timeline-loading = Opening …

search-label = Search everything written
search-hits = What was found
search-none = Nothing found.
search-found = { $count ->
    [one] 1 found.
   *[other] { $count } found, { $order ->
        [newest-first] newest first
       *[best-first] best match first
    }.
}
search-more = The first { $count }, { $order ->
    [newest-first] newest first
   *[best-first] best match first
}. There are more.
search-order = Order
search-best-first = Best match
search-newest-first = Newest
search-further = Show more
search-weighed = These are the best of the newest matches. Older ones are there when you sort by newest.
search-clear = Clear the search

filter-open = Filter
filter-clear = Clear all
filter-remove = Remove filter: { $label }
filter-chosen = { $count } chosen
filter-session = Bring to session
filter-kinds = Kind
filter-signs = Sign
filter-patterns = Pattern
filter-tags = Tag
filter-period = Period
filter-period-named = By name
filter-period-all = All of it
filter-period-week = Last 7 days
filter-period-this-month = This month
filter-period-last-month = Last month
filter-period-quarter = Last 12 weeks
filter-period-this-year = This year
filter-period-last-year = Last year
filter-period-own = My own days
filter-since = from { $day }
filter-until = until { $day }
filter-between = { $from } – { $to }
filter-from = From
filter-to = To
