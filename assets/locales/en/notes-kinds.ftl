# What an entry can be, and what it can be marked with. The ids are the database's.

kind-communication = Communication note
kind-communication-about = Find my words before a talk, and note what came of it.
kind-boundary = Boundary
kind-boundary-about = What I will do, and how I kept to it.
kind-trust-step = Trust step
kind-trust-step-about = A small risk: what I expect, and what really comes.
kind-pain = Working through pain
kind-pain-about = Four slow steps. I can stop and keep it at any time.
kind-origin = Where it comes from
kind-origin-about = When I first felt this, and how it is now.
kind-reflection = Reflection
kind-reflection-about = Whatever is on my mind, freely or with a question.
kind-good-moment = Good moment
kind-good-moment-about = One thing that built trust today.
kind-tried = What I tried
kind-tried-about = Something I tried, and whether it helped.
kind-week-review = Weekly review
kind-week-review-about = Five minutes: what I recognised, what helped, what comes next.

pattern-jealousy = Jealousy
pattern-fear-of-trusting = Fear of trusting
pattern-doubting-my-choice = Doubting my own choice
pattern-finding-fault = Finding fault

origin-childhood = Childhood
origin-rejection = Rejection
origin-trauma = Something traumatic
origin-trauma-illness = Serious illness
origin-trauma-accident = Severe accident
origin-trauma-death = Death of someone close
origin-trauma-property = Theft or damage
origin-trauma-infidelity = Infidelity
origin-trauma-physical-abuse = Physical abuse
origin-trauma-sexual-assault = Sexual assault
origin-trauma-combat = Combat
origin-ptsd = Living through it again (PTSD)
origin-mental-health = A condition that colours trust
origin-other = Something else
