/// A page most of whose Chinese characters stand one below the other: its columns go from right to left. ``VerticalLines`` finds single columns on
/// other pages.
///
/// It is read as a page that is turned, so that columns are lines and what stands in tiers stands in columns; where what is printed stays its place.
struct VerticalPage {
    /// Width of the page in points.
    private let width: Double
    /// Air round a turned page: what is its first column is no running head.
    private static let air = 200.0

    /// The place on the page of a box of the turned sheet.
    func back(_ box: Box) -> Box {
        let right = width + VerticalPage.air
        return Box(
            left: right - box.bottom, top: box.left - VerticalPage.air, right: right - box.top,
            bottom: box.right - VerticalPage.air)
    }

    private func turned(_ box: Box) -> Box {
        let right = width + VerticalPage.air
        return Box(
            left: box.top + VerticalPage.air, top: right - box.right, right: box.bottom + VerticalPage.air,
            bottom: right - box.left)
    }

    /// A sheet as it is to be read.
    struct Parts {
        /// What goes from left to right.
        var level: Sheet
        /// The rest, turned, and how; nil where there is none.
        var upright: (sheet: Sheet, page: VerticalPage)?
        /// Columns that are not read since their order is not certain.
        var unread: [PrintedLine] = []
    }

    /// The parts of a sheet.
    ///
    /// - Parameter words: of the sheet in the order in which the file draws them; asked for where it is such a page, and nil where that is not known.
    static func parts(of sheet: Sheet, inOrder words: () -> [Sheet.Word]?) -> Parts {
        guard let singles = singles(of: sheet), isVertical(singles) else { return Parts(level: sheet) }
        guard let columns = words().flatMap({ VerticalColumns($0) }) else { return unread(sheet, singles) }
        let page = VerticalPage(width: sheet.width)
        var (level, upright) = (sheet, sheet)
        level.lines = sheet.lines.compactMap { line in
            let words = line.words.filter { word in
                VerticalColumns.isLevel(word) && !columns.columns.contains { $0.holds(word.box) }
            }
            return words.isEmpty ? nil : Sheet.Line(words: words)
        }
        level.lines += columns.level
        upright.lines = columns.columns.map { column in
            Sheet.Line(
                words: column.stretches.map { Sheet.Word(text: $0.text.map(VerticalColumns.level), box: page.turned($0.box)) })
        }
        (upright.width, upright.height) = (sheet.height + 2 * air, sheet.width + 2 * air)
        upright.drawing.rules = sheet.drawing.rules.map(page.turned)
        upright.drawing.frames = sheet.drawing.frames.map(page.turned)
        return Parts(level: level, upright: (upright, page))
    }

    /// Its columns as they stand, to tell of them.
    private static func unread(_ sheet: Sheet, _ singles: [Box]) -> Parts {
        var level = sheet
        level.lines = []
        var columns: [Int: [Sheet.Word]] = [:]
        let width = singles.map(\.width).sorted()[singles.count / 2]
        for line in sheet.lines {
            let kept = line.words.filter(VerticalColumns.isLevel)
            if !kept.isEmpty { level.lines.append(Sheet.Line(words: kept)) }
            for word in line.words where !VerticalColumns.isLevel(word) {
                columns[Int((word.box.left + word.box.right) / 2 / max(width, 1)), default: []].append(word)
            }
        }
        let lines = columns.sorted { $0.key > $1.key }.map { _, words in
            let words = words.sorted { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }
            let box = words.dropFirst().reduce(words[0].box) { $0.joined($1.box) }
            return PrintedLine(text: words.flatMap(\.text), box: box, size: width, isVertical: true)
        }
        return Parts(level: level, unread: lines)
    }

    // MARK: whether

    /// Shares of the characters: that are words by themselves, and that stand in columns; so many there are at least.
    private static let (alone, stacked, least) = (0.7, 0.8, 20)

    /// Characters that are words by themselves, if they are most of a sheet.
    private static func singles(of sheet: Sheet) -> [Box]? {
        var boxes: [Box] = []
        var all = 0
        for word in sheet.lines.lazy.flatMap(\.words) {
            let wide = word.text.count { $0.value >= 0x2E80 }
            all += wide
            if wide == 1, word.text.count == 1 { boxes.append(word.box) }
        }
        return boxes.count >= least && Double(boxes.count) > Double(all) * alone ? boxes : nil
    }

    /// Whether they stand in columns: exactly below one another, and not, or further apart, beside one another. Marks stand higher or lower in
    /// their places than other characters, so those of columns side by side are seldom in line.
    private static func isVertical(_ boxes: [Box]) -> Bool {
        let sorted = boxes.sorted { ($0.left, $0.top) < ($1.left, $1.top) }
        var (down, across): ([Double], [Double]) = ([], [])
        var stacks: Set<Box> = []
        for (index, box) in sorted.enumerated() {
            let next = sorted[(index + 1)...].prefix(400)
            let below = next.first { abs($0.left - box.left) < box.width * 0.15 && $0.top > box.top + box.width * 0.5 }
            if let below, below.top - box.top < box.width * 1.8 {
                down.append(below.top - box.top)
                stacks.formUnion([box, below])
            }
            let beside = next.first {
                abs($0.top - box.top) < box.width * 0.02 && $0.left > box.left + box.width * 0.5
                    && $0.left < box.left + box.width * 3
            }
            if let beside { across.append(beside.left - box.left) }
        }
        guard !down.isEmpty, Double(stacks.count) > Double(boxes.count) * stacked else { return false }
        if across.count * 10 < down.count * 8 { return true }
        return down.sorted()[down.count / 2] < across.sorted()[across.count / 2] * 0.8
    }
}
