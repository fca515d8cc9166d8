/// A page most of whose Chinese characters stand one below the other. It is not read: programs write the places of its marks and figures so differently
/// that sentences would be put together wrongly. ``VerticalLines`` finds single columns on other pages.
enum VerticalPage {
    /// Shares of the characters: that are words by themselves, and that stand in columns; so many there are at least.
    private static let (alone, stacked, least) = (0.7, 0.8, 20)

    /// What of a sheet goes from left to right, and its columns, from right to left; the sheet and none where it is no such page.
    static func taken(from sheet: Sheet) -> (level: Sheet, columns: [PrintedLine]) {
        guard let singles = singles(of: sheet), isVertical(singles) else { return (sheet, []) }
        var level = sheet
        level.lines = []
        var columns: [Int: [Sheet.Word]] = [:]
        let width = singles.map(\.width).sorted()[singles.count / 2]
        for line in sheet.lines {
            let kept = line.words.filter { $0.text.count > 1 && $0.box.width > $0.box.height * 1.5 }
            if !kept.isEmpty { level.lines.append(Sheet.Line(words: kept)) }
            for word in line.words where !(word.text.count > 1 && word.box.width > word.box.height * 1.5) {
                columns[Int((word.box.left + word.box.right) / 2 / max(width, 1)), default: []].append(word)
            }
        }
        let lines = columns.sorted { $0.key > $1.key }.map { _, words in
            let words = words.sorted { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }
            let box = words.dropFirst().reduce(words[0].box) { $0.joined($1.box) }
            return PrintedLine(text: words.flatMap(\.text), box: box, size: width, isVertical: true)
        }
        return (level, lines)
    }

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
