/// The sentence around a figure, in one line, with the figure marked: `快递业务量完成>>5.3亿件<<`.
struct MarkedSentence {
    /// What stands before the figure, with `…` where the sentence begins earlier.
    let before: String
    /// The figure as printed.
    let figure: String
    /// What stands behind it, with `…` where the sentence goes on.
    let after: String
    /// All of it, with the figure marked.
    var text: String { before + ">>" + figure + "<<" + after }

    /// Longest stretch that is shown on either side, in scalars.
    private static let margin = 80

    /// Makes the sentence of `source` that holds the span, which counts Unicode scalars; it does not reach before `start`.
    init(_ source: String, span: Range<Int>, from start: Int = 0) {
        let scalars = Array(source.unicodeScalars)
        let span = span.clamped(to: 0..<scalars.count)
        let start = min(max(0, start), span.lowerBound)
        let isWide = MarkedSentence.isDoubleSpaced(scalars, around: span)
        var first = span.lowerBound
        while first > start, span.lowerBound - first < MarkedSentence.margin,
            !MarkedSentence.ends(scalars, at: first - 1, isDoubleSpaced: isWide)
        {
            first -= 1
        }
        var last = span.upperBound
        while last < scalars.count, last - span.upperBound < MarkedSentence.margin {
            last += 1
            if MarkedSentence.ends(scalars, at: last - 1, isDoubleSpaced: isWide) { break }
        }
        func words(_ range: Range<Int>) -> String {
            String(String.UnicodeScalarView(scalars[range].filter { $0.value >= 0x20 && !$0.properties.isWhitespace }))
        }
        let goesOn =
            last < scalars.count && last - span.upperBound >= MarkedSentence.margin
            && !MarkedSentence.ends(scalars, at: last - 1, isDoubleSpaced: isWide)
        let isCut = first > start && !MarkedSentence.ends(scalars, at: first - 1, isDoubleSpaced: isWide)
        (before, figure, after) = (
            (isCut ? "…" : "") + words(first..<span.lowerBound), words(span),
            words(span.upperBound..<last) + (goesOn ? "…" : "")
        )
    }

    /// Whether a sentence or a paragraph ends with the scalar: an ideographic full stop, or an empty line; between lines that all have
    /// an empty one behind them two empty lines.
    private static func ends(_ scalars: [Unicode.Scalar], at place: Int, isDoubleSpaced: Bool) -> Bool {
        if scalars[place].value == 0x3002 { return true }
        let breaks = isDoubleSpaced ? 3 : 2
        return place + 1 >= breaks && (0..<breaks).allSatisfy { scalars[place - $0] == "\n" }
    }

    /// Whether nearly all lines near the span have an empty one behind them, as lines of a PDF often have.
    private static func isDoubleSpaced(_ scalars: [Unicode.Scalar], around span: Range<Int>) -> Bool {
        let near = scalars[max(0, span.lowerBound - 200)..<min(scalars.count, span.upperBound + 200)]
        let breaks = near.indices.filter { near[$0] == "\n" && $0 > near.startIndex && $0 + 1 < near.endIndex }
        let single = breaks.count { near[$0 - 1] != "\n" && near[$0 + 1] != "\n" }
        // An empty line is two breaks.
        return breaks.count > 3 && single * 4 <= breaks.count / 2
    }
}
