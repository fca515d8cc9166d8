import Quantities

/// What people did or underwent who are counted by it and by nothing else: 185人|丧生, 3.2万人实现|脱贫, 惠及|9万人.
struct Deed {
    let text: [UInt32]
    let vocabulary: Vocabulary

    /// The name of a number of people; nil where it is not counted by what they did.
    ///
    /// - Parameters:
    ///   - figure: where the figure stands, its unit with it.
    ///   - unit: where its unit stands.
    ///   - core: the words before it that may be part of what is measured.
    ///   - bounds: from the clause's head to the next figure or the clause's end.
    func name(_ figure: Range<Int>, unit: Range<Int>, core: Phrase, in bounds: Range<Int>) -> String? {
        let words = vocabulary.phrases
        let unit = Array(text[unit])
        guard words.people.contains(unit), let number = words.headCount.words.first(where: { $0.starts(with: unit) }) else {
            return nil
        }
        let isCaused = words.cause.ending(Array(text[bounds.lowerBound..<figure.lowerBound].suffix(4))) != nil
        let deed = behind(figure.upperBound, bounds.upperBound)
        if !deed.isEmpty, core.isEmpty || isCaused {
            return String((vocabulary.registry.exact(deed) == nil ? deed + number : deed)[...])
        }
        guard figure.upperBound == bounds.upperBound, !isCaused, words.deed.contains(core.scalars) else { return nil }
        return String((core.scalars + number)[...])
    }

    /// What stands behind a figure up to the end of its clause, where it is a verb alone: 被迫|疏散.
    private func behind(_ start: Int, _ limit: Int) -> [UInt32] {
        var place = start
        while let length = vocabulary.phrases.undergoing.length(in: text, at: place, before: limit) { place += length }
        let deed = Array(text[place..<max(place, min(limit, place + 7))])
        return isDeed(deed) ? deed : []
    }

    private func isDeed(_ words: [UInt32]) -> Bool {
        (2...4).contains(words.count)
            && (vocabulary.phrases.deed.contains(words) || vocabulary.verbs.longest(words, 0, words.count)?.length == words.count)
    }
}
