/// A picture as SVG: shapes and words, without a script, a style sheet or anything from elsewhere.
///
/// It is told apart in black and white: dark, light and hatched areas, full and broken lines. Coordinates are tenths of a pixel.
struct Drawing {
    /// Width in pixels.
    let width: Double
    /// Height in pixels.
    let height: Double
    private let title: String
    private var body = ""

    /// Colours, each with a different brightness.
    enum Tone: String {
        case ink = "#1c2733"
        case grey = "#5b6875"
        case rule = "#d5dbe1"
        case dark = "#2c5d8a"
        case light = "#c3d2e2"
        case paper = "#ffffff"
        /// Light with dark strokes: where a value may lie.
        case hatched = "url(#hatch)"
    }

    /// Where words begin, lie or end.
    enum Anchor: String { case start, middle, end }

    /// Chinese fonts of Linux, Windows and macOS, then any.
    static let fonts =
        "Noto Sans CJK SC, Noto Sans SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, Hiragino Sans GB, WenQuanYi Micro Hei, SimHei, sans-serif"

    /// An empty picture; the title is for readers that do not see it.
    init(width: Double, height: Double, title: String) { (self.width, self.height, self.title) = (width, height, title) }

    /// The picture as a document of its own, or as a part of a page.
    var svg: String {
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="\(Drawing.pixels(width))" height="\(Drawing.pixels(height))" \
        viewBox="0 0 \(Drawing.pixels(width)) \(Drawing.pixels(height))" role="img" font-family="\(Drawing.fonts)" font-size="12">
        <title>\(title.escaped)</title>
        <defs><pattern id="hatch" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">\
        <rect width="5" height="5" fill="#ffffff"/><rect width="1.6" height="5" fill="#2c5d8a"/></pattern></defs>
        <rect width="100%" height="100%" fill="#ffffff"/>
        \(body)</svg>

        """
    }

    /// An area.
    mutating func rectangle(x: Double, y: Double, width: Double, height: Double, _ fill: Tone, stroke: Tone? = nil) {
        body += "<rect x=\"\(Drawing.pixels(x))\" y=\"\(Drawing.pixels(y))\" width=\"\(Drawing.pixels(max(0, width)))\""
        body += " height=\"\(Drawing.pixels(max(0, height)))\" fill=\"\(fill.rawValue)\""
        body += stroke.map { " stroke=\"\($0.rawValue)\"/>\n" } ?? "/>\n"
    }

    /// A straight line.
    mutating func line(
        _ from: (x: Double, y: Double), _ to: (x: Double, y: Double), _ tone: Tone, width: Double = 1, dashed: Bool = false
    ) {
        body += "<line x1=\"\(Drawing.pixels(from.x))\" y1=\"\(Drawing.pixels(from.y))\" x2=\"\(Drawing.pixels(to.x))\""
        body += " y2=\"\(Drawing.pixels(to.y))\" stroke=\"\(tone.rawValue)\" stroke-width=\"\(Drawing.pixels(width))\""
        body += dashed ? " stroke-dasharray=\"5 4\"/>\n" : "/>\n"
    }

    /// An area between corners.
    mutating func polygon(_ corners: [(x: Double, y: Double)], _ fill: Tone) {
        let points = corners.map { Drawing.pixels($0.x) + "," + Drawing.pixels($0.y) }.joined(separator: " ")
        body += "<polygon points=\"\(points)\" fill=\"\(fill.rawValue)\" fill-opacity=\"0.6\"/>\n"
    }

    /// A round mark, full or hollow.
    mutating func mark(x: Double, y: Double, isFull: Bool) {
        body +=
            "<circle cx=\"\(Drawing.pixels(x))\" cy=\"\(Drawing.pixels(y))\" r=\"3.5\" fill=\"\((isFull ? Tone.dark : .paper).rawValue)\""
        body += " stroke=\"\(Tone.dark.rawValue)\" stroke-width=\"1.6\"/>\n"
    }

    /// Words; `y` is their base line.
    mutating func text(
        _ words: String, x: Double, y: Double, _ anchor: Anchor = .start, _ tone: Tone = .ink, size: Double = 12,
        bold: Bool = false
    ) {
        guard !words.isEmpty else { return }
        body += "<text x=\"\(Drawing.pixels(x))\" y=\"\(Drawing.pixels(y))\" fill=\"\(tone.rawValue)\""
        if anchor != .start { body += " text-anchor=\"\(anchor.rawValue)\"" }
        if size != 12 { body += " font-size=\"\(Drawing.pixels(size))\"" }
        if bold { body += " font-weight=\"bold\"" }
        body += ">\(words.escaped)</text>\n"
    }

    /// Title and second line at the top of a picture.
    mutating func heading(_ title: String, _ subtitle: String) {
        text(title, x: 16, y: 26, size: 16, bold: true)
        text(subtitle, x: 16, y: 45, .start, .grey)
    }

    /// A length in tenths of a pixel, rounded.
    static func pixels(_ length: Double) -> String {
        let tenths = Int((length * 10).rounded())
        let rest = tenths.magnitude % 10
        return (tenths < 0 ? "-" : "") + "\(tenths.magnitude / 10)" + (rest > 0 ? ".\(rest)" : "")
    }

    /// About how wide words are at a size in pixels.
    static func width(of words: String, size: Double = 12) -> Double { Double(words.displayWidth) * size * 0.54 }
}
