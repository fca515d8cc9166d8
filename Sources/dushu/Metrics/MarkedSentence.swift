/// The sentence around a figure, in one line, with the figure marked: `快递业务量完成>>5.3亿件<<`.
struct MarkedSentence {
    let text: String

    /// Longest stretch that is shown on either side, in scalars.
    private static let margin = 60

    /// Makes the sentence of `source` that holds the span, which counts Unicode scalars.
    init(_ source: String, span: Range<Int>) {
        let scalars = Array(source.unicodeScalars)
        let span = span.clamped(to: 0..<scalars.count)
        var first = span.lowerBound
        while first > 0, span.lowerBound - first < MarkedSentence.margin, !MarkedSentence.ends(scalars, at: first - 1) {
            first -= 1
        }
        var last = span.upperBound
        while last < scalars.count, last - span.upperBound < MarkedSentence.margin {
            last += 1
            if MarkedSentence.ends(scalars, at: last - 1) { break }
        }
        func words(_ range: Range<Int>) -> String {
            String(String.UnicodeScalarView(scalars[range].filter { $0.value >= 0x20 && !$0.properties.isWhitespace }))
        }
        let isCut = first > 0 && !MarkedSentence.ends(scalars, at: first - 1)
        text =
            (isCut ? "…" : "") + words(first..<span.lowerBound) + ">>" + words(span) + "<<" + words(span.upperBound..<last)
    }

    /// Whether a sentence or a paragraph ends with the scalar: an ideographic full stop, or an empty line.
    private static func ends(_ scalars: [Unicode.Scalar], at place: Int) -> Bool {
        if scalars[place].value == 0x3002 { return true }
        return scalars[place] == "\n" && place > 0 && scalars[place - 1] == "\n"
    }
}
