/// What is drawn on a page beside its text: rules, and frames or tinted grounds.
struct SheetDrawing {
    /// Thin lines across or down the page.
    var rules: [Box] = []
    /// Rectangles that text may stand in.
    var frames: [Box] = []

    /// So thick a rule is at most, and so long at least, in points.
    private static let (thick, long) = (3.0, 24.0)
    /// So far from its edges the points of a frame lie at most: corners may be round.
    private static let round = 14.0
    /// More rules than that make no frame: they are a picture or a table.
    private static let most = 80

    /// The drawings of each page, of what poppler's `pdftocairo -svg` writes, where all pages are as large as `size`; else none.
    static func all(inDrawing svg: [UInt8], pages: Int, width: Double, height: Double) -> [SheetDrawing] {
        var tokens = HtmlTokens(svg)
        var drawings: [SheetDrawing] = []
        // what is defined is drawn elsewhere, or only cuts
        var hidden = 0
        while let token = tokens.next() {
            switch token {
            case .open("svg", let attributes):
                let size = numbers(attributes["viewbox"] ?? "")
                guard size.count == 4, abs(size[2] - width) < 1.5, abs(size[3] - height) < 1.5 else { return [] }
                if pages == 1 { drawings.append(SheetDrawing()) }
            case .open("page", _): drawings.append(SheetDrawing())
            case .open("defs", _), .open("clippath", _), .open("mask", _), .open("pattern", _): hidden += 1
            case .close("defs"), .close("clippath"), .close("mask"), .close("pattern"): hidden -= 1
            case .open("path", let attributes) where hidden == 0 && !drawings.isEmpty && isSeen(attributes["style"] ?? ""):
                drawings[drawings.count - 1].add(attributes)
            default: break
            }
        }
        guard drawings.count == pages else { return [] }
        return drawings.map(\.completed)
    }

    private static func isSeen(_ style: String) -> Bool {
        let white = "rgb(100%,100%,100%)"
        let isFilled = style.contains("fill:rgb") && !style.contains("fill:\(white)")
        return isFilled || style.contains("stroke:rgb") && !style.contains("stroke:\(white)")
    }

    /// Adds what a path draws: each of its parts that is a line or a rectangle.
    private mutating func add(_ attributes: [String: String]) {
        guard let path = attributes["d"], path.utf8.count < 20_000 else { return }
        let matrix = SheetDrawing.numbers(attributes["transform"] ?? "")
        for part in path.split(separator: "M") {
            var points: [(x: Double, y: Double)] = []
            let values = SheetDrawing.numbers(String(part))
            for index in stride(from: 0, to: values.count - 1, by: 2) {
                let (x, y) = (values[index], values[index + 1])
                points.append(
                    matrix.count == 6
                        ? (matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]) : (x, y))
            }
            add(points)
        }
    }

    private mutating func add(_ points: [(x: Double, y: Double)]) {
        guard points.count > 1, points.allSatisfy({ abs($0.x) < 1e6 && abs($0.y) < 1e6 }) else { return }
        let (xs, ys) = (points.map(\.x), points.map(\.y))
        let box = Box(left: xs.min() ?? 0, top: ys.min() ?? 0, right: xs.max() ?? 0, bottom: ys.max() ?? 0)
        if min(box.width, box.height) <= SheetDrawing.thick {
            if max(box.width, box.height) >= SheetDrawing.long { rules.append(box) }
            return
        }
        guard points.count >= 4, box.width > SheetDrawing.long * 2, box.height > SheetDrawing.long else { return }
        let isFrame = points.allSatisfy {
            min($0.x - box.left, box.right - $0.x) < SheetDrawing.round
                && min($0.y - box.top, box.bottom - $0.y) < SheetDrawing.round
        }
        if isFrame { frames.append(box) }
    }

    /// With the frames that four rules make.
    private var completed: SheetDrawing {
        guard rules.count <= SheetDrawing.most else { return self }
        var all = self
        let across = rules.filter { $0.width > $0.height }.sorted { $0.top < $1.top }
        let down = rules.filter { $0.height > $0.width }
        func isNear(_ one: Double, _ other: Double) -> Bool { abs(one - other) < SheetDrawing.thick + 1 }
        for (index, top) in across.enumerated() {
            for bottom in across[(index + 1)...] where isNear(top.left, bottom.left) && isNear(top.right, bottom.right) {
                func isSide(_ rule: Box, _ x: Double) -> Bool {
                    isNear(rule.left, x) && isNear(rule.top, top.top) && isNear(rule.bottom, bottom.bottom)
                }
                guard bottom.top - top.top > SheetDrawing.long, down.contains(where: { isSide($0, top.left) }),
                    down.contains(where: { isSide($0, top.right) })
                else { continue }
                all.frames.append(Box(left: top.left, top: top.top, right: top.right, bottom: bottom.bottom))
            }
        }
        return all
    }

    /// The numbers of a path or a matrix, whatever stands between them.
    private static func numbers(_ text: String) -> [Double] {
        text.split { !($0.isNumber || $0 == "." || $0 == "-" || $0 == "e") }.compactMap { Double($0) }
    }
}
