/// The rows of a table as sentences: each figure with the headings of its row and column, and what the caption says for all.
///
/// `地区 | 业务量（亿件） | 同比增长（%）` above `湖北省 | 2.83 | 5.2` is read as 湖北省业务量2.83亿件，同比增长5.2%. Every character of such a
/// sentence has its place in the source; a unit that is printed in a heading belongs to the figure before it.
struct TableReading {
    let folded: [UInt32]
    let vocabulary: Vocabulary
    private let captions: [TableHeading]
    private let rows: [[TableCell]]
    /// How many rows stand above the first figure.
    private let heads: Int
    private(set) var sentences: [TableText] = []
    /// What the headings of columns come to under the table's title.
    private var entitled: [Range<Int>: [Range<Int>]] = [:]
    /// Cells of which no sentence was made.
    private(set) var left: [Range<Int>] = []

    /// - Parameters:
    ///   - cells: in any order.
    ///   - captions: the lines above the table that belong to it, and the headlines above those.
    init(_ cells: [TableCell], captions: [Range<Int>], folded: [UInt32], vocabulary: Vocabulary) {
        self.folded = folded
        self.vocabulary = vocabulary
        self.captions = captions.map { TableHeading($0, of: folded, vocabulary: vocabulary) }
        rows = TableReading.rows(cells)
        heads = rows.firstIndex { $0.contains { $0.isFigure && !TableHeading.isYear(folded[$0.range]) } } ?? rows.count
        var used: Set<Int> = []
        for row in heads..<rows.count { read(row, &used) }
        left = cells.map(\.range).filter { !used.contains($0.lowerBound) }
    }

    /// Cells that stand beside each other, from left to right; rows from the top.
    private static func rows(_ cells: [TableCell]) -> [[TableCell]] {
        var rows: [[TableCell]] = []
        for cell in cells.sorted(by: { ($0.box.top, $0.box.left) < ($1.box.top, $1.box.left) }) {
            if let first = rows.last?.first, abs(first.box.top - cell.box.top) * 2 < min(first.box.height, cell.box.height) {
                rows[rows.count - 1].append(cell)
            } else {
                rows.append([cell])
            }
        }
        return rows.map { $0.sorted { $0.box.left < $1.box.left } }
    }

    // MARK: one row

    private mutating func read(_ row: Int, _ used: inout Set<Int>) {
        guard let first = rows[row].firstIndex(where: { isFigure($0, in: row) }) else { return }
        let above = rows[..<row].flatMap { $0 }
        // a cell that goes down beside several rows heads each of them
        let beside = above.filter {
            !isFigure($0) && $0.box.sharesRow(rows[row][first].box) > 0.5 && $0.box.right <= rows[row][first].box.left
        }
        let rowHeads = (beside + rows[row][..<first]).map { heading($0, &used) }
        var sentence = TableText()
        var last = Said()
        for cell in rows[row][first...] where cell.isFigure {
            let columnHeads = rows[..<heads].flatMap { $0 }
                .filter { $0.box.sharesColumn(cell.box) > 0.5 && !rowIsAlone($0) }
            let heads = columnHeads.map { heading($0, &used) }
            say(cell, rowHeads: rowHeads, columnHeads: heads, into: &sentence, &last)
            used.insert(cell.range.lowerBound)
        }
        end(&sentence)
    }

    private func isFigure(_ cell: TableCell) -> Bool { cell.isFigure && !TableHeading.isYear(folded[cell.range]) }
    /// A year at the head of a row is no figure.
    private func isFigure(_ cell: TableCell, in row: Int) -> Bool {
        cell.isFigure && (isFigure(cell) || cell.box != rows[row][0].box)
    }
    /// A line across the whole table is a caption.
    private func rowIsAlone(_ cell: TableCell) -> Bool { rows.first { $0.contains { $0.range == cell.range } }?.count == 1 }

    private func heading(_ cell: TableCell, _ used: inout Set<Int>) -> TableHeading {
        used.insert(cell.range.lowerBound)
        return TableHeading(cell.range, of: folded, vocabulary: vocabulary)
    }

    /// What the sentence in hand has said: it is not said again of the next figure.
    private struct Said {
        var periods: [Range<Int>] = []
        var names: [Range<Int>] = []
        var words: [Range<Int>] = []
    }

    private mutating func say(
        _ cell: TableCell, rowHeads: [TableHeading], columnHeads: [TableHeading], into sentence: inout TableText,
        _ last: inout Said
    ) {
        let lone =
            captions
            + rows[..<heads].flatMap { $0 }.filter(rowIsAlone).map {
                TableHeading($0.range, of: folded, vocabulary: vocabulary)
            }
        let all = [rowHeads, columnHeads, lone]
        var columnWords = columnHeads.flatMap(\.words)
        if columnWords.count == 1 {
            columnWords = entitled[columnWords[0]] ?? entitled(columnWords, under: lone)
            entitled[columnHeads.flatMap(\.words)[0]] = columnWords
        }
        let rowWords = rowHeads.filter { $0.names.isEmpty && $0.periods.isEmpty }.flatMap(\.words)
        var said = Said(
            periods: periods(all), names: all.lazy.map { $0.flatMap(\.names) }.first { !$0.isEmpty } ?? [],
            words: rowWords + columnWords)
        if said.words.isEmpty { said.words = lone.first { !$0.words.isEmpty }?.words ?? [] }
        if said.periods != last.periods || said.names != last.names || sentence.isEmpty {
            end(&sentence)
            for period in said.periods {
                sentence.append(period, of: folded)
                if TableHeading.isYear(folded[period]) { sentence.append(words: [PeriodScanner.nian]) }
            }
            if !sentence.isEmpty { sentence.append(words: [0xFF0C]) }
            for name in said.names.suffix(1) { sentence.append(name, of: folded) }
            for words in said.words { sentence.append(words, of: folded) }
        } else {
            sentence.append(words: [0xFF0C])
            for words in columnWords.isEmpty ? said.words : columnWords { sentence.append(words, of: folded) }
        }
        last = said
        sentence.append(cell.range, of: folded)
        if !folded[cell.range].contains(0x25) { sentence.append(words: unit(rowHeads, columnHeads, lone)) }
    }

    /// The year may stand above and the months below, so both are said; what a row or column says goes before the caption.
    private func periods(_ all: [[TableHeading]]) -> [Range<Int>] {
        let own = (all[0] + all[1]).flatMap(\.periods)
        guard let caption = all[2].first(where: { !$0.periods.isEmpty })?.periods.first else { return own }
        if own.isEmpty { return [caption] }
        // 10月 in a table of 2022年
        let hasYear = own.contains { folded[$0].contains(PeriodScanner.nian) || TableHeading.isYear(folded[$0]) }
        guard !hasYear, folded[caption].prefix(5).last == PeriodScanner.nian else { return own }
        return [caption.lowerBound..<caption.lowerBound + 5] + own
    }

    /// The unit of a figure: that of its headings, else that of the caption. Of the two that a caption may name, %, goes to what is a growth or a
    /// share, and the other to the rest.
    private func unit(_ rows: [TableHeading], _ columns: [TableHeading], _ captions: [TableHeading]) -> [UInt32] {
        if let own = (columns.reversed() + rows.reversed()).first(where: { !$0.unit.isEmpty }) { return own.unit }
        let units = captions.first { !$0.units.isEmpty }?.units ?? []
        let isRelative = (columns + rows).contains(where: \.isRelative)
        let fitting = units.filter { ($0 == [0x25]) == isRelative }
        if fitting.count == 1 { return fitting[0] }
        return units.count == 1 && !isRelative ? units[0] : []
    }

    private mutating func end(_ sentence: inout TableText) {
        guard !sentence.isEmpty else { return }
        sentence.append(words: [0x3002])
        sentences.append(sentence)
        sentence = TableText()
    }
}
