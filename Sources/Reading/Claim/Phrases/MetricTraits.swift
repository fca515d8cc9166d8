/// What the words of a metric say of its unit and its period.
enum MetricTraits {
    private static let moneyWords = ["收入", "产值", "额", "投资", "生产总值", "利润", "营收", "资产", "贷款", "存款", "总值", "税", "增加值", "GDP", "支出"]
        .map(\.scalarValues)

    /// Whether a metric is counted in money, so that a bare 189亿 is yuan.
    static func isMoney(_ scalars: [UInt32]) -> Bool {
        moneyWords.contains { scalars.has($0, at: scalars.count - $0.count, before: scalars.count) }
    }

    private static let crops = ["播种", "种植", "收获", "总产", "亩产", "单产", "面积"].map(\.scalarValues)

    /// Whether a metric is of a year's crop, of which 今年 means the whole year, also before its end.
    static func isCrop(_ scalars: [UInt32]) -> Bool {
        crops.contains { scalars.find($0, in: 0..<scalars.count) != nil }
    }

    private static let sectors: WordList = ["业", "制造", "地区", "单位", "部门"]

    /// Whether words name a branch of the economy, of which the topic is measured.
    static func isSector(_ core: Phrase) -> Bool {
        sectors.ends(core) && core.count >= 3
    }

    private static let indices: WordList = ["指数"]

    /// Whether a metric is an index, which is counted in points.
    static func isIndex(_ scalars: [UInt32]) -> Bool { indices.ends(scalars) }
}
