import Quantities

/// The subject that an article comes back to.
extension ArticleReader {
    mutating func findHome(_ scans: [[Item]]) {
        if let headlineSubject, headlineSubject.resolved?.system == "region" {
            home = headlineSubject
        } else if headlineSubject == nil {
            let found = Home(scans, text, vocabulary.names)
            if let region = found.region {
                let resolved = resolver.resolve(NameMention(range: 0..<0, kind: .region([region])))
                home = Subject(resolved: resolved, mention: vocabulary.names.divisions[region].short)
            } else {
                home = found.ours.sorted { $0.value < $1.value }.compactMap { paperHomes[$0] }.first
            }
        }
        if let known = home?.resolved { resolver.note(known) }
    }

    /// 全省, 我市 or the region of a report: a text that speaks for a region, and in the first months reports on its year.
    func speaksForRegion(_ scans: [[Item]]) -> Bool {
        reportSubject != nil || Home(scans, text, vocabulary.names).speaksForRegion
    }

    /// A heading: 2025年工作回顾 reports on that year, 2026年工作安排 plans for it.
    mutating func begin(section heading: Range<Int>) {
        func holds(_ words: WordList) -> Bool { words.occurs(in: text, heading) }
        let year = headlineItems[heading]?.lazy.compactMap { item -> Period? in
            guard case .period(let mention) = item.kind, mention.hasYear, let period = mention.period, let start = period.start,
                start.civil.month == 1, start.civil.day == 1, period.end == Day(year: start.year, month: 12, day: 31)
            else { return nil }
            return period
        }.first
        if holds(vocabulary.phrases.planHeading) {
            sectionIsPlan = true
            if let period = year ?? issued.flatMap({ Period(year: $0.year) }) { timing.assume(period, isNamed: true) }
        } else if holds(vocabulary.phrases.reviewHeading) {
            sectionIsPlan = false
            if let year { timing.assume(year, isNamed: true) }
        } else if holds(vocabulary.phrases.bulletin), let year {
            timing.assume(year, isNamed: true)
        } else if holds(vocabulary.phrases.workReport), let year,
            let period = Period(year: year.end?.year == issued?.year ? (issued?.year ?? 1) - 1 : year.end?.year ?? 1)
        {
            timing.assume(period, isNamed: true)
        }
    }

    /// A new paragraph: what is said of a part of the home ends with its paragraph.
    mutating func comeHome() {
        returnFromAside()
        if let home, let subject, subject.resolved?.system == "region", isWithin(subject, home) { self.subject = home }
        sentenceSubject = subject
    }

    /// A new sentence: back to the subject of the one before where somebody else was named in passing.
    mutating func returnFromAside() {
        if isAside {
            subject = sentenceSubject ?? home
        } else if reportSubject != nil, let home {
            subject = home  // each sentence of a report speaks for its region first
        }
        sentenceSubject = subject
        isAside = false
        sentenceIsOpen = true
    }

    /// Whether a region or body lies in the region of another.
    func isWithin(_ part: Subject, _ whole: Subject) -> Bool {
        guard let part = part.resolved, let whole = whole.resolved, whole.system == "region", part.name != whole.name else {
            return false
        }
        if whole.name == "全国" { return part.system != "region" || part.region >= 0 }
        guard whole.region >= 0 else { return false }
        if part.level == "group" || part.level == "country", part.system == "region", part.name != "全国" { return true }
        return part.region < 0 ? part.system != "region" : vocabulary.names.isWithin(part.region, whole.region)
    }

    /// A country or group of countries beside the home of the article.
    func isForeign(_ candidate: Subject) -> Bool {
        guard let place = candidate.resolved, let home = home?.resolved, home.region >= 0 else { return false }
        return place.region < 0 && place.name != "全国" && (place.level == "group" || place.level == "country")
    }

    /// Whether a clause says something by itself, so that a name behind it is no longer the head of the sentence.
    func isSubstantial(_ clause: Clause, _ walk: Walk) -> Bool {
        if walk.figures > 0 || !walk.names.isEmpty { return true }
        if clause.items.contains(where: { if case .period = $0.kind { true } else { false } }) { return false }
        let words = walk.phrase
        return words.count >= 5 && !isAdverbial(words)
    }

    /// Whether words only lead to what is said: 随着…, 面对….
    func isAdverbial(_ words: Phrase) -> Bool {
        vocabulary.phrases.adverbial.begins(words)
    }
}
