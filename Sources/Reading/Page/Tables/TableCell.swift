/// A cell of a table of figures.
struct TableCell {
    /// Where it stands in the folded source, without blanks at its ends.
    var range: Range<Int>
    var box: Box
    var isFigure: Bool

    /// What stands in a cell without a figure: —, …, /.
    static func isEmpty(_ text: ArraySlice<UInt32>) -> Bool {
        text.count <= 3 && text.allSatisfy { $0 == 0x2014 || $0 == 0x2026 || $0 == 0x2D || $0 == 0x2F || $0 == Folding.blank }
    }

    /// Whether a text is a number and nothing else: 1,234.5  -3.2  5.6%  +0.7.
    static func isFigure(_ text: some Collection<UInt32>) -> Bool {
        var digits = 0
        for scalar in text {
            let folded = Folding.fold(scalar)
            switch folded {
            case 0x30...0x39: digits += 1
            case 0x2B, 0x2D, Folding.point, Numerals.comma, 0x25, Folding.blank, Folding.nothing, 0xFF0C: break
            default: return false
            }
        }
        return digits > 0 && digits <= 15
    }
}
