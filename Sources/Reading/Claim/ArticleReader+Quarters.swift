import Quantities

/// 今年一、二季度，收入分别增长5.2%和6.1%: a quarter each.
extension ArticleReader {
    /// The quarters of the window that a list of them names, where as many figures are dealt out.
    func dealtQuarters(_ left: LeftReading, _ count: Int, _ item: Item) -> [Share]? {
        let said = text[..<item.range.lowerBound].suffix(60)
        let head = said.lastIndex { $0 == 0x3002 || $0 == 0x0A }.map { $0 + 1 } ?? said.startIndex
        guard let season = said[head...].lastIndex(of: 0x5B63), text[max(head, season - 4)..<season].contains(0x3001),  // 季 、
            timing.isStated, let window = timing.window, let quarters = quarters(of: window), quarters.count == count,
            namesListed != count
        else { return nil }
        return quarters.map { Share(period: $0) }
    }

    /// The quarters of a window of several of one year.
    private func quarters(of window: Period) -> [Period]? {
        guard let start = window.start, let end = window.end, start.year == end.year, start.month % 3 == 1, end.month % 3 == 0,
            end.month - start.month > 3, window == Period(year: start.year, months: start.month, through: end.month)
        else { return nil }
        return stride(from: start.month, to: end.month, by: 3).compactMap {
            Period(year: start.year, months: $0, through: $0 + 2)
        }
    }
}
