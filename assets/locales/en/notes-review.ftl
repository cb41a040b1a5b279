# Looking back at a week: its form, its reading, and the quiet offer on Today.

review-week = Week of { $from } – { $to }
review-week-before = Week before
review-week-after = Week after
review-opening = Opening the week …
review-picture = Days of the week of { $day }, every sign
review-picture-caption = The level of each sign on each day of the week
review-rated = Rated on { $rated } of { $days ->
    [one] one day
   *[other] { $days } days
}.
review-not-rated = No day of this week is rated. I can look back all the same.
review-kept = Boundaries: kept by me { $count } of { $of } times noted.
review-taken = I have looked back at the week of { $from } – { $to } already.
review-taken-open = Open it
review-taken-stay = Stay with the week of { $day }

review-patterns = What I recognised
review-patterns-hint = How strongly was each one there this week? A blank stays blank.
review-pattern-told = { $pattern } { $n }
review-low = 0 not at all
review-high = 4 overwhelmingly
pattern-jealousy-short = I needed to know where they were. Others felt like threats, and anger was close.
pattern-fear-of-trusting-short = Relying on them scared me more than the moment gave reason to. I kept my distance.
pattern-doubting-my-choice-short = I distrusted myself. Was this the right choice, or is something else around the corner?
pattern-finding-fault-short = My eye went to everything wrong with them or with us, often without one clear thing.

review-helped = What helped
review-helped-text = What helped me this week
review-moments = Good moments this week
review-tried = What I tried this week
review-nothing-beside = No good moment and nothing tried is noted this week.

review-way = One way forward
review-way-which = My way for next week
review-way-how = How I will do it
review-way-before = Last time I chose: { $way }.
review-way-before-how = Last time I chose: { $way }. “{ $how }”
way-self-discovery = Know where it comes from
way-self-discovery-about = I look at where this began, and what it is linked to.
way-process-pain = Work through the pain
way-process-pain-about = I write about one hurt, slowly, and stop whenever I need to.
way-risk = Be all right with risk
way-risk-about = I take one small chosen risk, and see what really comes.
way-communication = Talk, and set boundaries
way-communication-about = I find my words for one talk, or say what I will do.
way-help = Know when to get help
way-help-about = I reach out to someone: a friend, a therapist, a helpline.

review-session = For the session
review-session-text = What I want to talk about
review-session-marked = It is marked “Bring to session”. The mark stands below and can be taken off.

offer-title = The week of { $from } – { $to }
offer-text = Five minutes to look back, if I want to.
offer-look = Look back
offer-not-now = Not this week
offer-aside = Not this week, then. I can look back at any week from Trends.

look-back-action = Look back at a week
