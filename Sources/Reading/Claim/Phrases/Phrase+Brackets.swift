/// What stands in brackets.
extension Phrase {
    /// Whether what stands in brackets is a part of a word: 广义货币（M2）余额, 企（事）业单位.
    private static func isPartOfWord(_ inside: ArraySlice<UInt32>) -> Bool {
        guard let first = inside.first, inside.count <= 4,
            inside.allSatisfy({ Folding.isHan($0) || Folding.isLatin($0) || Folding.isDigit($0) })
        else { return false }
        guard Folding.isHan(first) else { return true }
        // 不含…, 以…, 下…
        return inside.count <= 3 && ![0x4E0D, 0x4EE5, 0x542B, 0x4E0B].contains(first)
    }

    /// The words without （…）, those that are a part of a word left out of it.
    func withoutBrackets() -> Phrase {
        guard let open = scalars.firstIndex(of: 0xFF08), let close = scalars[open...].firstIndex(of: 0xFF09) else { return self }
        if open > 0, close + 1 < count, Folding.isHan(scalars[close + 1]), Phrase.isPartOfWord(scalars[open + 1..<close]) {
            let rest = slice(close + 1..<count).withoutBrackets()
            var head = slice(0..<close + 1)
            head.append(rest)
            return head
        }
        var result = self
        result.remove(open..<close + 1)
        return result.withoutBrackets()
    }
}
