import Quantities

/// Names of which a list says the last part once for all of them.
extension Scanner {
    /// 宜昌市、荆州市|邮政分公司: regions of one level before an office of another one, parted by nothing else, are offices too.
    mutating func shareOffice() {
        guard items.count > 1 else { return }
        for index in items.indices.dropLast().reversed() {
            guard case .name(let name) = items[index].kind, case .name(let next) = items[index + 1].kind,
                case .region(let regions) = name.kind, let region = regions.first,
                next.range.lowerBound == name.range.upperBound + 1,
                Scanner.joints.contains(text[name.range.upperBound]), let last = next.kind.officeRegions?.first,
                vocabulary.names.divisions[region].level == vocabulary.names.divisions[last].level
            else { continue }
            switch next.kind {
            case .system(let form, _):
                items[index].kind = .name(NameMention(range: name.range, kind: .system(form: form, regions: regions)))
            case .branch(_, let tail):
                items[index].kind = .name(NameMention(range: name.range, kind: .branch(regions: regions, tail: tail)))
            default: break
            }
        }
    }

    /// 分别为4665、2611亿千瓦时: numbers of a list of which the last one alone has the unit.
    mutating func shareUnit() {
        guard items.count > 1 else { return }
        // what stands behind the digits of the last one
        var unit: ArraySlice<UInt32> = []
        for index in items.indices.dropLast().reversed() {
            guard case .quantity(let bare) = items[index].kind, case .quantity(let next) = items[index + 1].kind,
                bare.unit.isEmpty, bare.group.isEmpty, bare.range == bare.numeral, !bare.multiplied, !bare.chinese,
                !next.unit.isEmpty, !next.chinese, next.range.lowerBound == bare.range.upperBound + 1,
                Scanner.joints.contains(text[bare.range.upperBound]), isDealtOut(before: bare.range.lowerBound)
            else {
                unit = []
                continue
            }
            let digits = text[next.range].prefix { Folding.isDigit($0) || $0 == 0x2E || $0 == 0x2C }
            if unit.isEmpty { unit = text[digits.endIndex..<next.range.upperBound] }
            let words = Array(text[bare.range] + unit)
            guard !digits.isEmpty, !unit.isEmpty,
                var shared = QuantityScanner(text: words, vocabulary: vocabulary).scan(0, words.count, floor: 0),
                shared.range == words.indices, shared.unit == next.unit,
                // 8600、1.2万人: the first is whole as it stands
                let most = next.value.multiplied(by: Exact(100)), shared.value <= most
            else {
                unit = []
                continue
            }
            (shared.range, shared.numeral, shared.unitRange) = (bare.range, bare.numeral, bare.unitRange)
            items[index].kind = .quantity(shared)
        }
    }

    /// Whether 分别 stands before the list in its clause.
    private func isDealtOut(before place: Int) -> Bool {
        var start = place
        while start > 0, place - start < 60, !Folding.endsSentence(text[start - 1]), text[start - 1] != 0xFF0C { start -= 1 }
        return Scanner.dealing.occurs(in: text, start..<place)
    }

    private static let dealing: WordList = ["分别", "依次"]
    private static let joints = ScalarSet("、和及与")
}
