/// Bodies and parts of other countries.
extension NameScanner {
    /// 英国国防部, 韩国统计厅: a body of another country, which stands for that country, and not the one of this country.
    /// 加拿大安大略省: a part of another country is a body of its own.
    func foreign(_ place: Int, _ start: Int, _ end: Int, _ limit: Int) -> NameMention? {
        guard names.places[place].kind == "country", end < limit else { return nil }
        if let length = agency(end, limit) { return NameMention(range: start..<end + length, kind: .place(place)) }
        return part(end, limit).map { NameMention(range: start..<$0, kind: .structured(group: "foreign", regions: [])) }
    }

    /// Length of the words for a body of a state at `start`.
    private func agency(_ start: Int, _ limit: Int) -> Int? {
        let listed = vocabulary.nameWords.agencies.longest(text, start, limit)?.length
        guard let match = names.trie.longest(text, start, limit), match.length >= 2, match.length > listed ?? 0,
            NameScanner.offices.contains(text[start + match.length - 1]),
            names.entries(of: match.value).contains(where: { entry in
                if case .fixed(let index) = entry { names.fixed[index].level == "country" } else { false }
            })
        else { return listed }
        return match.length
    }

    /// End of the name of a state or a province at `start`: two to seven characters that are a word of nothing else, and its ending.
    private func part(_ start: Int, _ limit: Int) -> Int? {
        var end = start
        while end < limit, end - start < 8, !NameScanner.isBoundary(text[end]) {
            if end - start >= 2, NameScanner.states.contains(text[end]), !vocabulary.nameWords.isBroken(text, start, end),
                vocabulary.nameWords.opens.longest(text, start, end) == nil
            {
                return end + 1
            }
            end += 1
        }
        return nil
    }

    private static let states = ScalarSet("州省邦郡县")
}
