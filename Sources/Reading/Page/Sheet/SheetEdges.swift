/// Where columns of a table may begin: cells that stand close together are parted where words of neighbouring lines begin, end or have their
/// middle at the same place.
///
/// `湖北省 2.83 20.10` above `河南省 3.90 25.31` is one line of words each; browsers leave no more than a blank between two cells.
struct SheetEdges {
    /// Middles of the lines with a word that begins, ends, or has its middle there, by points from the left, from the top.
    private var lefts: [Int: [Double]] = [:]
    private var rights: [Int: [Double]] = [:]
    private var middles: [Int: [Double]] = [:]

    /// Cells of one line are parted by so many sizes of its characters, wherever they stand.
    private static let wide = 0.8
    /// Below so many there is no gap.
    static let narrow = 0.1
    /// So far neighbouring lines of a table lie from each other, in sizes.
    private static let reach = 5.0
    /// So far edges may differ that are the same, in sizes, and points.
    private static let (slack, most) = (0.2, 8.0)

    init(_ lines: [PrintedLine]) {
        for line in lines where !line.isVertical {
            let middle = (line.box.top + line.box.bottom) / 2
            func note(_ left: Double, _ right: Double) {
                lefts[SheetEdges.place(left), default: []].append(middle)
                rights[SheetEdges.place(right), default: []].append(middle)
                middles[SheetEdges.place((left + right) / 2), default: []].append(middle)
            }
            var (left, right) = (line.box.left, line.box.right)
            for (index, word) in line.apart.enumerated() {
                if index > 0, word.box.left - right > line.size * SheetEdges.narrow {
                    note(left, right)
                    left = word.box.left
                }
                right = word.box.right
            }
            note(left, line.box.right)
        }
        for place in lefts.keys { lefts[place]?.sort() }
        for place in rights.keys { rights[place]?.sort() }
        for place in middles.keys { middles[place]?.sort() }
    }

    private static func place(_ x: Double) -> Int { Int(x.rounded(.down)) }

    /// The cells of a line. Figures at its end stand by themselves where another line has a word at their places; what stands before them, a unit,
    /// where two have.
    func cells(of line: PrintedLine) -> [PrintedLine] {
        let words = line.apart
        guard words.count > 1 else { return [line] }
        let middle = (line.box.top + line.box.bottom) / 2
        var cuts: Set<Int> = []
        // from the right: behind a figure of a cell nothing follows but figures
        var behind = Behind.nothing
        for index in words.indices.reversed() {
            let isFigure = words[index].isFigure || TableCell.isEmpty(words[index].text.map { Folding.fold($0.value) }[...])
            switch behind {
            case .nothing: behind = isFigure ? .figures : .unit
            case .figures: behind = isFigure ? .figures : .unit
            case .unit, .text: behind = .text
            }
            guard index > words.startIndex else { break }
            let gap = (words[index].box.left - words[index - 1].box.right) / line.size
            if gap > SheetEdges.wide {
                cuts.insert(index)
                behind = .nothing
            } else if gap > SheetEdges.narrow, behind != .text, !SheetEdges.isGrouped(words[index - 1], words[index], gap),
                isEdge(words[index].box, isFigure, middle, line.size)
            {
                cuts.insert(index)
            }
        }
        return line.parted(before: cuts)
    }

    /// What a line ends with, from a word on.
    private enum Behind { case nothing, figures, unit, text }

    private func isEdge(_ box: Box, _ isFigure: Bool, _ middle: Double, _ size: Double) -> Bool {
        let others = neighbours(lefts, box.left, middle, size)
        guard isFigure else { return others > 1 }
        return others > 0 || neighbours(rights, box.right, middle, size) > 0
            || neighbours(middles, (box.left + box.right) / 2, middle, size) > 0
    }

    /// 1 234.5: one number, whose digits are set in groups of three.
    private static func isGrouped(_ left: Sheet.Word, _ right: Sheet.Word, _ gap: Double) -> Bool {
        gap < 0.3 && left.isFigure && right.isFigure && !left.text.contains(".")
            && right.text.prefix { Folding.isDigit(Folding.fold($0.value)) }.count == 3
    }

    /// How many lines near a height, not at it, have a word at a place.
    private func neighbours(_ edges: [Int: [Double]], _ x: Double, _ middle: Double, _ size: Double) -> Int {
        var count = 0
        let slack = min(size * SheetEdges.slack, SheetEdges.most)
        for place in SheetEdges.place(x - slack)...SheetEdges.place(x + slack) {
            guard let heights = edges[place] else { continue }
            count += SheetEdges.count(heights, middle - size * SheetEdges.reach, middle - size * 0.6)
            count += SheetEdges.count(heights, middle + size * 0.6, middle + size * SheetEdges.reach)
        }
        return count
    }

    /// How many of the sorted heights lie between two.
    private static func count(_ heights: [Double], _ low: Double, _ high: Double) -> Int {
        first(heights, from: high) - first(heights, from: low)
    }

    private static func first(_ heights: [Double], from height: Double) -> Int {
        var (low, high) = (0, heights.count)
        while low < high {
            let middle = (low + high) / 2
            if heights[middle] < height { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
