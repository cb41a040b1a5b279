# The exercises of the Ways screen: a name, what it is, and its questions one after the other.
# An id is kept in entries and never changes. No exercise tests, checks on or watches a partner.

# Know where it comes from

exercise-first-felt = When I first felt this
exercise-first-felt-about = I follow a feeling back to an early time I knew it. I go only as far as I want to.
exercise-first-felt-1 = Which early time do I think of? Where was I, and who was there?
exercise-first-felt-2 = What is alike between then and now? What is different today?
exercise-first-felt-3 = What did I need then, and who or what could give me some of it now?

exercise-map-of-origins = My own map
exercise-map-of-origins-about = I list moments that made trusting harder, and look for what they touch today. A link is my guess. It need not be the cause.
exercise-map-of-origins-1 = Which moments in my life made it harder to trust? One line for each is enough.
exercise-map-of-origins-2 = What do I do or feel today that reminds me of one of them?
exercise-map-of-origins-3 = Which link seems clear to me, and which one am I not sure of?

exercise-old-or-new = Old feeling, new day
exercise-old-or-new-about = A quick look at how much of a feeling belongs to today. Both parts may be real.
exercise-old-or-new-1 = What happened today that this feeling is about?
exercise-old-or-new-2 = How much of it is about today, and how much feels older?

exercise-letter-to-me = A letter to a younger me
exercise-letter-to-me-about = I write to myself as I was in a hard time. Nobody else needs to read it.
exercise-letter-to-me-1 = How old am I in this memory, and what was going on for me?
exercise-letter-to-me-2 = What do I want that younger me to hear?
exercise-letter-to-me-3 = What can I do for that part of me today? Something small that I can keep.

# Work through the pain

exercise-one-hurt = One hurt, four steps
exercise-one-hurt-about = I write about one hurt that I can bear to look at today. I can stop and keep it after any step.
exercise-one-hurt-1 = What happened, as a camera would have seen it?
exercise-one-hurt-2 = What did I feel, in my body and by name?
exercise-one-hurt-3 = What did I tell myself it meant, about them or about me?
exercise-one-hurt-4 = What do I need now, from myself or from someone?

exercise-name-it = Name it
exercise-name-it-about = Three short lines for a feeling that is too big for a long text.
exercise-name-it-1 = What hurts right now, in one sentence?
exercise-name-it-2 = Where in my body do I notice it?
exercise-name-it-3 = What would make the next hour a little easier?

exercise-ground-senses = Five senses
exercise-ground-senses-about = I look, touch, listen, smell and taste until I am back in the room. Nothing is written down.

exercise-ground-breath = Slow breathing
exercise-ground-breath-about = In for four, out for six, for as long as it feels good. Nothing is written down.

exercise-here-and-now = Here and now
exercise-here-and-now-about = For moments when something old feels as if it were happening again.
exercise-here-and-now-1 = Where am I, what day is it, and how old am I?
exercise-here-and-now-2 = What around me shows that this is now, and not then?
exercise-here-and-now-3 = What do I need next: a drink of water, a walk, a person?

# Be all right with risk

exercise-small-risk = One small risk
exercise-small-risk-about = I choose a step that I could bear to see go wrong. I write down first what I expect.
exercise-small-risk-1 = Which small thing could I do that takes a little trust?
exercise-small-risk-2 = What do I expect to happen when I do it?
exercise-small-risk-3 = How likely does that seem to me right now?
exercise-small-risk-4 = What will I do in a new way, such as not saying sorry for it?

exercise-one-true-thing = One true thing
exercise-one-true-thing-about = I let someone see one small thing that is not perfect about me. I choose what, when and to whom.
exercise-one-true-thing-1 = Which small true thing could I let someone see?
exercise-one-true-thing-2 = What do I expect them to say or do?
exercise-one-true-thing-3 = How likely does that seem to me?
exercise-one-true-thing-4 = How will I be kind to myself, whatever they say?

exercise-one-person = One person
exercise-one-person-about = I think of one person beside my partner, and of one sentence to send.
exercise-one-person-1 = Who has listened to me well, or might do so?
exercise-one-person-2 = Which one sentence could I send or say to this person?

# Talk, and set boundaries

exercise-i-statement = I feel, about, I need
exercise-i-statement-about = Three parts make one sentence that is hard to argue with. It speaks of me and not against them.
exercise-i-statement-1 = What do I feel? One or two words, such as sad, tense or alone.
exercise-i-statement-2 = What is it about? One moment, as both of us could have seen it.
exercise-i-statement-3 = What do I need, or what would I like to ask for?

exercise-softened-start = A gentle start
exercise-softened-start-about = A talk often goes on the way it began. I prepare how I begin.
exercise-softened-start-1 = What is the one thing I want to talk about?
exercise-softened-start-2 = What do I feel when I think of it?
exercise-softened-start-3 = Which one moment is it about?
exercise-softened-start-4 = What would I like to happen, said as a wish?
exercise-softened-start-5 = What is my first sentence, as I would like to hear it myself?

exercise-speaker-listener = Taking turns
exercise-speaker-listener-about = One of us speaks in short parts, the other says back what they heard. Then we change. Nobody solves anything yet.
exercise-speaker-listener-1 = What do we want to talk about? One topic.
exercise-speaker-listener-2 = What do I want to say about it, in two or three short parts?
exercise-speaker-listener-3 = Which words will I use to say back what I heard?
exercise-speaker-listener-4 = How will I ask whether they would like to try this with me?
exercise-speaker-listener-5 = On which day could we both be rested?

exercise-repair = Reaching out again
exercise-repair-about = After a row, or in the middle of one, I take a small step back towards each other. It does not decide who was right.
exercise-repair-1 = What do I feel now, after what happened?
exercise-repair-2 = What happened between us, in one fair sentence?
exercise-repair-3 = What would I like us to do next?
exercise-repair-4 = Which part was mine, and how could I say so?

exercise-time-out = A pause with a way back
exercise-time-out-about = I prepare how to ask for a pause before a talk gets too hot. A pause says when we go on.
exercise-time-out-1 = What do I feel, in mind and body, when a talk gets too much for me?
exercise-time-out-2 = How long a pause do I need, and when will I come back to it?
exercise-time-out-3 = Which calm words could I use to ask for it?
exercise-time-out-4 = What will I do in the pause that settles me?

exercise-boundary-or-request = Boundary or request
exercise-boundary-or-request-about = A boundary says what I will do. A request asks something of them, and they may say no.
exercise-boundary-or-request-1 = What is not all right for me, and why does it matter?
exercise-boundary-or-request-2 = How does it sound as “When …, I will …”?
exercise-boundary-or-request-3 = What can I do myself, without anyone agreeing to it?
exercise-boundary-or-request-4 = Is there a request in it as well? How would I ask?

# Know when to get help

exercise-finding-a-therapist = Finding a therapist
exercise-finding-a-therapist-about = I sort out what I am looking for and what I want to ask. The search becomes a few small steps.
exercise-finding-a-therapist-1 = What would I like to be different in a few months?
exercise-finding-a-therapist-2 = What matters to me in a therapist, such as place, price, language or way of working?
exercise-finding-a-therapist-3 = What do I want to ask before I decide?
exercise-finding-a-therapist-4 = Who could tell me a name, and which first call or message will I make?

exercise-what-to-bring = What I bring to a session
exercise-what-to-bring-about = A few notes, so that the hour is used for what matters to me.
exercise-what-to-bring-1 = Which one thing do I want to say first?
exercise-what-to-bring-2 = Which day or entry shows best what I mean?
exercise-what-to-bring-3 = What do I hope to take home from the hour?
exercise-what-to-bring-4 = What do I not want to talk about yet?

# Patterns

exercise-under-the-jealousy = Under the jealousy
exercise-under-the-jealousy-about = Jealousy often guards something. I look at what it guards in me.
exercise-under-the-jealousy-1 = What set it off, and what did I feel pulled to do?
exercise-under-the-jealousy-2 = What was I afraid to lose?
exercise-under-the-jealousy-3 = What would I have liked to hear or feel in that moment?
exercise-under-the-jealousy-4 = Which part of that could I ask for, or give myself?

exercise-ride-the-wave = Ride out the wave
exercise-ride-the-wave-about = An urge often rises, peaks and falls. I note what I did while I waited for it to pass.
exercise-ride-the-wave-1 = What did I feel pulled to do, and what did I do in its place?
exercise-ride-the-wave-2 = Did it help?
exercise-ride-the-wave-3 = What did the urge do in the next ten minutes?

exercise-reasons-to-lean = Whom I already lean on
exercise-reasons-to-lean-about = Trust is rarely all or nothing. I look for where I have some already.
exercise-reasons-to-lean-1 = Whom or what do I rely on without much thought?
exercise-reasons-to-lean-2 = How did that trust grow? What did they do, and what did I do?
exercise-reasons-to-lean-3 = In which small matter would I like to lean on someone next?

exercise-what-i-chose = What I knew, what I know
exercise-what-i-chose-about = I look at a choice without having to make it again today.
exercise-what-i-chose-1 = What did I see in this person when I chose them?
exercise-what-i-chose-2 = What do I know now that I could not know then?
exercise-what-i-chose-3 = Which three things matter most to me in a shared life, and where do I find them?
exercise-what-i-chose-4 = What would I say to a friend who doubts a choice as I do?

exercise-whole-picture = The whole picture
exercise-whole-picture-about = A fault can be real and still not be everything. I put both sides on one page.
exercise-whole-picture-1 = What bothered me, named as one thing that happened?
exercise-whole-picture-2 = Which need of mine is under it?
exercise-whole-picture-3 = What was all right or good between us this week, however small?
exercise-whole-picture-4 = Is there something to ask for, to let be, or to take seriously?

exercise-good-moment = One good moment
exercise-good-moment-about = A moment that built a little trust, kept so that I can find it again.
exercise-good-moment-1 = What happened, and who did what?
exercise-good-moment-2 = What did it feel like, and what was my part in it?

# Signs

exercise-two-readings = Two readings
exercise-two-readings-about = I tell one event in more than one way. I need not believe the kind one, only see that it is there.
exercise-two-readings-1 = What did I see or hear, without any meaning added?
exercise-two-readings-2 = What did I fear it meant?
exercise-two-readings-3 = What else could it have meant? I try for two.
exercise-two-readings-4 = What do I really know, and what could I simply ask?

exercise-kind-word = A kind word, as it was
exercise-kind-word-about = I keep a kind word or act without looking behind it for a moment.
exercise-kind-word-1 = Which kind thing was said or done, in plain words?
exercise-kind-word-2 = If I took it just as it was, how would that feel?

exercise-part-of-a-yes = Part of a yes
exercise-part-of-a-yes-about = Between all and nothing there are smaller steps. I look for one that is mine.
exercise-part-of-a-yes-1 = Which plan or promise did I pull back from?
exercise-part-of-a-yes-2 = What did pulling back keep me safe from?
exercise-part-of-a-yes-3 = What did it cost me, or us?
exercise-part-of-a-yes-4 = Which part could I say yes to, and which part is a clear no for now?

exercise-under-the-fight = What the row was about
exercise-under-the-fight-about = I look below the topic of a row for what I wanted to be seen.
exercise-under-the-fight-1 = What was the topic, and how was I just before it began?
exercise-under-the-fight-2 = What did I want them to notice or understand?
exercise-under-the-fight-3 = How could I say that next time, in one sentence?

exercise-worry-on-paper = The worry on paper
exercise-worry-on-paper-about = A worry is smaller when it has edges. I write it out to the end.
exercise-worry-on-paper-1 = What is the worst that I imagine?
exercise-worry-on-paper-2 = What is more likely, and how do I know?
exercise-worry-on-paper-3 = If the worst did come, what and who would help me?
exercise-worry-on-paper-4 = Is there one thing in my own hands to do today? What can wait?

exercise-closeness-my-way = Closeness in my way
exercise-closeness-my-way-about = Closeness has many forms. I look for those that are all right for me, and I owe nobody the others.
exercise-closeness-my-way-1 = When did I last feel near someone, in any way at all?
exercise-closeness-my-way-2 = What helps me stay present, and what makes me go away inside?
exercise-closeness-my-way-3 = What would I like to say about this, or ask for?

exercise-unease-or-fear = Unease or fear
exercise-unease-or-fear-about = I look at one moment, from a safe distance. If I fear what someone may do, I go to support first.
exercise-unease-or-fear-1 = How did I notice that I was afraid, or not at ease?
exercise-unease-or-fear-2 = Was it about this moment, about something from before, or about both?
exercise-unease-or-fear-3 = Could I have said stop? What did I expect to follow?
exercise-unease-or-fear-4 = With whom could I talk about this, such as a doctor, a therapist or a helpline?

exercise-how-today-colours-it = How today colours it
exercise-how-today-colours-it-about = Sleep, mood and health can tint what I see. I note the light before I judge the picture.
exercise-how-today-colours-it-1 = How are my sleep, my mood and my body today?
exercise-how-today-colours-it-2 = How does this worry look today, and how might it look on a good day?

# Steps on the ladder, from the easiest rung on. Each is a step of my own.

ladder-0-1 = I ask for help with a small thing.
ladder-0-2 = I say which film I would really like to see.
ladder-0-3 = I answer a compliment with thank you, and nothing else.
ladder-1-1 = I tell them about something that went wrong in my day.
ladder-1-2 = I let them plan an evening for us.
ladder-1-3 = I enjoy an evening of my own while they have theirs.
ladder-2-1 = I say what I think, though I know they see it another way.
ladder-2-2 = I say that a small thing hurt me.
ladder-2-3 = I say sorry for my part first.
ladder-3-1 = I say no to a plan, and say it kindly.
ladder-3-2 = I show them something that I made and am not sure of.
ladder-3-3 = I tell them one fear that I have about us.
ladder-4-1 = I tell them something about me that I have been ashamed of.
ladder-4-2 = I make a plan with them that is months away.
ladder-4-3 = I say how hard it is for me to trust, and what would help.
