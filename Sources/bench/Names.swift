import Reading

/// Names resolved one by one: short and full names of bodies at all levels, ambiguous and unknown ones.
func measureNames(with reader: Reader) throws {
    let regions = ["湖北", "宜昌", "安徽省", "内蒙古", "湖北省宜昌市", "夷陵区", "鼓楼区", "凉山", "深圳", "乌有"]
    let patterns = ["{}邮政", "{}邮政分公司", "邮储银行{}分行", "{}统计局", "{}", "{}分公司", "中国邮政集团有限公司{}分公司", "{}第一人民医院"]
    let names = regions.flatMap { region in
        patterns.map { $0.split(separator: "{}", omittingEmptySubsequences: false).joined(separator: region) }
    }
    let rounds = 250
    var resolved = 0
    let seconds = worked {
        for _ in 0..<rounds { for name in names where reader.resolve(name, in: "江苏省").organization != nil { resolved += 1 } }
    }.seconds
    report(
        "resolve names", decimal(Double(rounds * names.count) / seconds, 0),
        "a second, \(resolved * 100 / (rounds * names.count)) % resolved")
    let nearest = worked { for name in names { _ = reader.nearest(to: name) } }.seconds
    report("nearest names of one", decimal(nearest / Double(names.count) * 1000), "ms")
}
