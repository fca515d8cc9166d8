/// The parts of a sheet that are read by themselves: what stands in a frame, and the rest.
///
/// A frame holds an article where it holds sentences, and not most of the page. Frames of tables and of headlines part nothing.
enum SheetFrames {
    /// Characters that stand in a frame at least.
    private static let least = 40
    /// Share of the characters of a page that stand in it at most.
    private static let most = 0.8

    /// The sheet without what stands in frames, then what stands in each; the sheet alone where there are none.
    static func parts(of sheet: Sheet) -> [Sheet] {
        let total = count(sheet.lines)
        // the smaller ones first: a frame may stand in another
        var frames: [Box] = []
        for frame in sheet.drawing.frames.sorted(by: { $0.width * $0.height < $1.width * $1.height })
        where !frames.contains(where: { isSame($0, frame) }) && holdsArticle(frame, sheet, total) { frames.append(frame) }
        guard !frames.isEmpty else { return [sheet] }
        var parts = Array(repeating: sheet, count: frames.count + 1)
        for index in parts.indices { parts[index].lines = [] }
        for line in sheet.lines {
            let places = line.words.map { word in frames.firstIndex { contains($0, word.box) }.map { $0 + 1 } ?? 0 }
            for place in Set(places) {
                let words = zip(line.words, places).filter { $0.1 == place }.map(\.0)
                parts[place].lines.append(Sheet.Line(words: words))
            }
        }
        return parts.filter { !$0.lines.isEmpty }
    }

    private static func holdsArticle(_ frame: Box, _ sheet: Sheet, _ total: Int) -> Bool {
        var inside: [Sheet.Line] = []
        for line in sheet.lines where line.box.sharesRow(frame) > 0 && line.box.sharesColumn(frame) > 0 {
            let words = line.words.filter { contains(frame, $0.box) }
            // a word that a border cuts: it is no frame of text
            if line.words.contains(where: { !contains(frame, $0.box) && overlaps(frame, $0.box) }) { return false }
            if !words.isEmpty { inside.append(Sheet.Line(words: words)) }
        }
        let characters = count(inside)
        guard characters >= least, Double(characters) < Double(total) * most, inside.count >= 2 else { return false }
        let sentences = inside.count { line in line.words.contains { $0.text.contains("。") } }
        guard sentences > 0 else { return false }
        // a table is ruled within
        let inner = sheet.drawing.rules.count { rule in
            guard rule.left > frame.left - 1, rule.right < frame.right + 1, rule.top > frame.top + 4,
                rule.bottom < frame.bottom - 4
            else { return false }
            return rule.width > frame.width * 0.5
                || rule.height > frame.height * 0.5 && rule.left > frame.left + 4 && rule.right < frame.right - 4
        }
        return inner < 3
    }

    private static func count(_ lines: [Sheet.Line]) -> Int {
        lines.reduce(0) { $0 + $1.words.reduce(0) { $0 + $1.text.count } }
    }

    private static func contains(_ frame: Box, _ box: Box) -> Bool {
        let (x, y) = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
        return x > frame.left && x < frame.right && y > frame.top && y < frame.bottom
            && box.left > frame.left - box.height * 0.5 && box.right < frame.right + box.height * 0.5
    }

    private static func overlaps(_ frame: Box, _ box: Box) -> Bool {
        let slack = box.height * 0.5
        return box.left < frame.right - slack && box.right > frame.left + slack && box.top < frame.bottom - slack
            && box.bottom > frame.top + slack
    }

    private static func isSame(_ one: Box, _ other: Box) -> Bool {
        abs(one.left - other.left) < 6 && abs(one.top - other.top) < 6 && abs(one.right - other.right) < 6
            && abs(one.bottom - other.bottom) < 6
    }
}
