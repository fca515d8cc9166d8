/// A printed line of the source that is not empty.
struct Line {
    /// Range in the folded source, without blanks at its ends.
    var range: Range<Int>
    /// Width in half characters, blanks not counted: justified lines are stretched by blanks.
    var width: Int
    /// Whether an empty line stands before it.
    var blankBefore: Bool
    /// Whether most of its characters stand alone between blanks.
    var letterSpaced: Bool
    var first: UInt32
    var last: UInt32
    /// Whether an end mark (□) stands in it: what follows is another article.
    var endsArticle: Bool
    /// Whether a blank, or a scalar that stands for nothing, is or may be in `range`.
    var isSpaced: Bool

    /// Splits the folded source into its lines.
    static func all(of folded: [UInt32]) -> [Line] {
        folded.withUnsafeBufferPointer { folded in
            var lines: [Line] = []
            var start = 0
            var blank = false
            while start <= folded.count {
                var index = start
                while index < folded.count, folded[index] != Folding.newline { index &+= 1 }
                if let line = Line(folded, start..<index, blankBefore: blank) {
                    lines.append(line)
                    blank = false
                } else {
                    blank = true
                }
                start = index &+ 1
            }
            return lines
        }
    }

    init?(_ folded: [UInt32], _ range: Range<Int>, blankBefore: Bool) {
        guard let line = folded.withUnsafeBufferPointer({ Line($0, range, blankBefore: blankBefore) }) else { return nil }
        self = line
    }

    private init?(_ folded: UnsafeBufferPointer<UInt32>, _ range: Range<Int>, blankBefore: Bool) {
        var first = -1
        var last = -1
        var width = 0
        var tokens = 0
        var singles = 0
        var words = 0  // singles that are no digits: a row of figures is not letter-spaced
        var length = 0
        var mark = false
        var isSpaced = false
        for index in range {
            let scalar = folded[index]
            if scalar >= 0x3400 {  // a character, as nearly all are
                if first < 0 { first = index }
                if length == 0 { tokens += 1 }
                last = index
                length &+= 1
                width &+= 2
                continue
            }
            if scalar == Folding.nothing || scalar == Folding.blank {
                isSpaced = isSpaced || first >= 0
                if scalar == Folding.nothing { continue }
                if length == 1 {
                    singles += 1
                    if !Line.isNumeral(folded[last]) { words += 1 }
                }
                length = 0
                continue
            }
            if first < 0 { first = index }
            if scalar == 0x25A1 { mark = true }
            last = index
            if length == 0 { tokens += 1 }
            length &+= 1
            width &+= scalar < 0x80 ? 1 : 2
        }
        guard first >= 0 else { return nil }
        if length == 1 {
            singles += 1
            if !Line.isNumeral(folded[last]) { words += 1 }
        }
        self.range = first..<last + 1
        self.width = width
        self.blankBefore = blankBefore
        self.letterSpaced = tokens >= 4 && words >= 2 && singles * 10 >= tokens * 6
        endsArticle = mark
        self.isSpaced = isSpaced
        self.first = folded[first]
        self.last = folded[last]
    }

    private static func isNumeral(_ scalar: UInt32) -> Bool { Folding.isDigit(scalar) || scalar == 0x2E }
}
