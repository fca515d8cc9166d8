/// The subject that an article comes back to.
extension ArticleReader {
    mutating func findHome(_ scans: [[Item]]) {
        if let headlineSubject, headlineSubject.resolved?.system == "region" {
            home = headlineSubject
        } else if headlineSubject == nil, let region = Home(scans, text, vocabulary.names).region {
            let resolved = resolver.resolve(NameMention(range: 0..<0, kind: .region([region])))
            home = Subject(resolved: resolved, mention: vocabulary.names.divisions[region].short)
        }
        if let known = home?.resolved { resolver.note(known) }
    }

    /// A new paragraph: what is said of a part of the home ends with its paragraph.
    mutating func comeHome() {
        returnFromAside()
        if let home, let subject, subject.resolved?.system == "region", isWithin(subject, home) { self.subject = home }
        sentenceSubject = subject
    }

    /// A new sentence: back to the subject of the one before where somebody else was named in passing.
    mutating func returnFromAside() {
        if isAside { subject = sentenceSubject ?? home }
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
        return part.region < 0 ? part.system != "region" : vocabulary.names.isWithin(part.region, whole.region)
    }

    private static let adverbials: [[UInt32]] = [
        "随着", "为", "通过", "面对", "针对", "在", "据", "由于", "近", "经", "自", "当", "从", "按", "作为", "截至", "受", "因", "对", "围绕", "得益",
        "根据", "依托", "立足", "聚焦", "坚持", "记者", "目前", "一直以来", "长期以来",
    ].map(\.scalarValues)

    /// Whether a clause says something by itself, so that a name behind it is no longer the head of the sentence.
    func isSubstantial(_ clause: Clause, _ walk: Walk) -> Bool {
        if walk.figures > 0 || !walk.names.isEmpty { return true }
        if clause.items.contains(where: { if case .period = $0.kind { true } else { false } }) { return false }
        let words = walk.phrase
        return words.count >= 5 && !isAdverbial(words)
    }

    /// Whether words only lead to what is said: 随着…, 面对….
    func isAdverbial(_ words: Phrase) -> Bool {
        ArticleReader.adverbials.contains { words.scalars.has($0, at: 0, before: words.count) }
    }
}
