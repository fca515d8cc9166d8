/// 成都东站发送旅客28万人次: a station is a component of the place that it is in.
extension ArticleReader {
    /// The station that the clause names before a figure; where several are dealt out, the one in its place.
    func station(of figure: Item, _ clause: Clause) -> String? {
        let stations = clause.items.filter { item in
            guard case .name(let name) = item.kind, case .region = name.kind else { return false }
            return item.range.upperBound <= figure.range.lowerBound && text[item.range.upperBound - 1] == ArticleReader.stop
        }
        guard let last = stations.last else { return nil }
        if stations.count == 1 { return string(last.range) }
        let figures = clause.items.filter { $0.isFigure && $0.range.lowerBound >= last.range.upperBound }
        guard figures.count == stations.count, let place = figures.firstIndex(where: { $0.range == figure.range }) else {
            return nil
        }
        return string(stations[place].range)
    }

    private static let stop: UInt32 = 0x7AD9  // 站
}
