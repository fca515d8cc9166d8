/// Offices of a body, and what is called after a place.
extension NameScanner {
    /// 贵阳银行观山湖支行, 宜昌市分行西陵支行: a body and an office of it by a name that no table holds.
    func office(_ body: NameMention, _ limit: Int) -> NameMention? {
        switch body.kind {
        case .fixed, .system, .branch: break
        default: return nil
        }
        let from = body.range.upperBound
        let chain = chain(from, limit, names.trie.all(text, from, limit), inForm: true)
        let begin = chain?.end ?? from
        guard from < limit, chain != nil || !opensPhrase(from, limit) && !pointsBack(from, limit),
            let end = officeEnd(from, begin, limit), !holdsMovement(from, end), !vocabulary.nameWords.isBroken(text, from, end)
        else { return nil }
        return NameMention(
            range: body.range.lowerBound..<end,
            kind: .office(of: body.kind, from: from, place: begin, regions: chain?.regions ?? []))
    }

    /// The end of the last word for an office within a few characters; two at least stand before it.
    private func officeEnd(_ from: Int, _ begin: Int, _ limit: Int) -> Int? {
        var found: Int?
        var place = begin
        while place < min(limit, from + 10), Folding.isHan(text[place]), !NameScanner.isBoundary(text[place]) {
            if place >= from + 2, let match = vocabulary.nameWords.offices.longest(text, place, limit) {
                found = place + match.length
                place += match.length
            } else {
                place += 1
            }
        }
        guard let found, !(found < limit && NameScanner.noOffice.contains(text[found])) else { return nil }
        return found
    }

    /// 支行|业务, 分公司|长: another word.
    private static let noOffice = ScalarSet("业长")

    private func pointsBack(_ place: Int, _ limit: Int) -> Bool {
        guard let match = names.trie.longest(text, place, limit) else { return false }
        return names.entries(of: match.value).contains { entry in
            switch entry {
            case .word, .place, .negative: true
            default: false
            }
        }
    }

    /// End of what is called after the place that ends here and is no place (香港|中路, 龙湾|行动): only behind a short name.
    func thing(_ place: Int, _ limit: Int) -> Int? {
        NameScanner.levels.contains(text[place - 1]) ? nil : vocabulary.nameWords.thing(text, place, limit)
    }

    func makesThing(_ place: Int, _ limit: Int) -> Bool { thing(place, limit) != nil }

    private static let levels = ScalarSet("省市县区旗盟")
}
