/// Finds short names that a text introduces: 中国邮政储蓄银行（以下简称邮储银行）.
struct Introductions {
    let text: [UInt32]
    let vocabulary: Vocabulary

    private static let marks = ["以下简称", "简称", "下称", "以下称"].map(\.scalarValues)
    private static let opening: Set<UInt32> = [0xFF1A, 0x201C, 0x2018, 0x300C, 0x20, 0x4E3A]
    private static let closing: Set<UInt32> = [0xFF09, 0x201D, 0x2019, 0x300D, 0xFF0C, 0x3001, 0x20]

    /// `given` and what the text introduces.
    func adding(to given: GivenNames) -> GivenNames {
        var result = given
        var place = 0
        while let open = next(from: place) {
            place = open + 1
            guard let word = introduced(open + 1), isName(word), let holder = holder(endingAt: open) else { continue }
            result.add(Array(text[word]), .introduced([holder]))
        }
        return result
    }

    /// The next bracket that holds a mark.
    private func next(from start: Int) -> Int? {
        var place = start
        while place + 4 < text.count {
            if text[place] == 0xFF08, Introductions.marks.contains(where: { text.has($0, at: place + 1, before: text.count) }) {
                return place
            }
            place += 1
        }
        return nil
    }

    /// The words behind the mark.
    private func introduced(_ place: Int) -> Range<Int>? {
        guard let mark = Introductions.marks.first(where: { text.has($0, at: place, before: text.count) }) else { return nil }
        var start = place + mark.count
        while start < text.count, Introductions.opening.contains(text[start]) { start += 1 }
        var end = start
        while end < text.count, end - start <= 14, !Introductions.closing.contains(text[end]) {
            guard Folding.isHan(text[end]) || Folding.isLatin(text[end]) || Folding.isDigit(text[end]) else { return nil }
            end += 1
        }
        return (2...14).contains(end - start) && end < text.count ? start..<end : nil
    }

    /// Whether words may be a name: 公司, 该行 and the like point back by themselves.
    private func isName(_ word: Range<Int>) -> Bool {
        guard let match = vocabulary.names.trie.longest(text, word.lowerBound, word.upperBound), match.length == word.count else {
            return true
        }
        return !vocabulary.names.entries(of: match.value).contains { entry in
            switch entry {
            case .word, .negative: true
            default: false
            }
        }
    }

    /// The longest name that ends where the bracket opens.
    private func holder(endingAt open: Int) -> NameMention? {
        let scanner = NameScanner(text: text, vocabulary: vocabulary)
        var end = open
        if end > 0, Folding.closes(text[end - 1]) { end -= 1 }
        var head = end
        while head > 0, end - head < 32, text[head - 1] != 0x0A, !Folding.endsSentence(text[head - 1]) { head -= 1 }
        for start in head..<max(head, end - 1) {
            let isHead = start == head || !Folding.isHan(text[start - 1]) || NameScanner.isBoundary(text[start - 1])
            guard let name = scanner.scan(start, end, atHead: isHead), name.range.upperBound == end else { continue }
            if case .word = name.kind { continue }
            return name
        }
        return nil
    }
}
