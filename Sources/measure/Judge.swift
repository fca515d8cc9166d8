import Foundation
import Quantities
import Reading

/// What of a claim agrees with a label; nil where the label does not say.
struct Marks {
    var value = false
    var bound: Bool?
    var kind: Bool?
    var organization: Bool?
    var metric: Bool?
    var period: Bool?
    var base: Bool?
    var detail: Bool?

    var count: Int { [bound, kind, organization, metric, period, base, detail].count { $0 == true } }
    var isRow: Bool { value && ![bound, kind, organization, metric, period, base, detail].contains(false) }
}

/// Compares claims with labels, as the scorer of the labelled texts does.
struct Judge {
    private static let groups: [Set<String>] = [
        ["CNY", "元", "人民币"], ["USD", "美元"], ["kg", "公斤", "千克"], ["%", "percent"], ["pp", "个百分点", "百分点"], ["‰", "permille"],
        ["人", "名", "位", "person", "个人"], ["rank", "位次", "名次", "位", "名"], ["户", "household"], ["min", "minute", "分钟"],
        ["h", "hour", "小时"], ["d", "day", "天", "日"], ["倍", "ratio", "times"], ["m2", "平方米", "m²"], ["m3", "立方米", "m³"],
        ["m", "米"],
        ["km", "公里", "千米"], ["a", "year", "年"], ["month", "个月", "月"], ["kWh", "千瓦时"],
        ["", "1", "count", "item", "个", "index", "点"],
    ]
    private static let scales: [String: (String, Decimal)] = [
        "km": ("m", 1000), "公里": ("m", 1000), "千米": ("m", 1000), "t": ("kg", 1000), "吨": ("kg", 1000), "h": ("min", 60),
        "hour": ("min", 60), "小时": ("min", 60), "‰": ("%", Decimal(string: "0.1")!), "permille": ("%", Decimal(string: "0.1")!),
        "hm2": ("m2", 10000), "公顷": ("m2", 10000),
    ]
    private static let kinds = ["growth_rate": "growth", "share": "ratio", "rate": "ratio"]
    private static let country: Set<String> = ["全国", "我国", "中国", "国内"]

    let text: String

    func marks(_ label: Label, _ claim: Claim) -> Marks {
        var marks = Marks()
        marks.value = isSameQuantity(label, claim)
        marks.bound = isSameBound(label, claim)
        marks.kind = one(label.readings("kind")) { isSameKind($0 as? String ?? "", label.unit, claim.kind.rawValue) }
        marks.organization = organization(label, claim.organization, claim.mention)
        marks.metric = one(label.readings("metric")?.filter { !($0 is NSNull) }) { Judge.phrase($0, claim.metric) }
        marks.period = period(label, claim.period)
        marks.base = base(label, claim.base)
        if let details = label.details {
            let have = fold(
                [claim.metric, claim.component, claim.scope, claim.mention, claim.organization].compactMap { $0 }.joined())
            marks.detail = details.contains { have.contains(fold($0)) }
        }
        return marks
    }

    func organization(_ label: Label, _ name: String?, _ mention: String?) -> Bool? {
        if label.isNobodys { return name == nil }
        if label.readings("organization") == nil, label.readings("org") == nil { return nil }
        let wanted = label.readings("org") ?? label.readings("organization") ?? []
        let known = wanted.filter { isNamed($0) }
        if known.isEmpty { return nil }
        return wanted.contains { Judge.organization($0, name ?? "", mention ?? "") ?? false }
    }

    private func isNamed(_ wanted: Any) -> Bool {
        guard let name = wanted as? String else { return true }
        return text.contains(fold(name).prefix(2)) || Judge.country.contains(fold(name))
    }

    private static func organization(_ wanted: Any, _ name: String, _ mention: String) -> Bool? {
        if let wanted = wanted as? String {
            if country.contains(fold(wanted)) {
                return [name, mention].contains { have in country.contains { have.contains($0) } }
            }
            return [name, mention].contains { phrase(wanted, $0) ?? false }
        }
        return phrase(wanted, name + mention)
    }

    func period(_ label: Label, _ period: Period?) -> Bool? {
        one(label.readings("period")) { Judge.window($0, period) }
    }

    func base(_ label: Label, _ base: Period?) -> Bool? {
        guard ["growth", "growth_rate", "change"].contains(label.kind) else { return nil }
        return one(label.readings("base_period")) { Judge.window($0, base) }
    }

    private func one(_ readings: [Any]?, _ test: (Any) -> Bool?) -> Bool? {
        let marks = (readings ?? []).map(test)
        return marks.contains(true) ? true : marks.isEmpty || marks.contains(nil) ? nil : false
    }

    private static func window(_ wanted: Any, _ mine: Period?) -> Bool? {
        guard let wanted = wanted as? String, !wanted.isEmpty else { return nil }
        guard let mine else { return false }
        let parts = wanted.components(separatedBy: "/")
        func day(_ text: String?) -> String? { text == nil || text == "" || text == ".." ? nil : text }
        let (start, end) = (day(parts.first), day(parts.count > 1 ? parts[1] : nil))
        return end == mine.end?.iso && (start == nil || start == end || start == mine.start?.iso)
    }

    /// A list: every piece must stand in `mine`. A string: most of its characters, in any order.
    static func phrase(_ wanted: Any, _ mine: String?) -> Bool? {
        let mine = fold(mine ?? "")
        if let pieces = wanted as? [String] { return pieces.isEmpty ? nil : pieces.allSatisfy { mine.contains(fold($0)) } }
        guard let text = wanted as? String, !text.isEmpty else { return nil }
        let gold = fold(text)
        if mine.contains(gold) || mine.count >= 2 && gold.contains(mine) { return true }
        var left = Array(mine)
        var hits = 0
        for character in gold {
            if let place = left.firstIndex(of: character) {
                left.remove(at: place)
                hits += 1
            }
        }
        return Double(hits) >= 0.6 * Double(gold.count) && Double(hits) >= 0.4 * Double(mine.count)
    }

    private func isSameKind(_ wanted: String, _ unit: String, _ mine: String) -> Bool? {
        let want = Judge.kinds[wanted] ?? wanted
        if want == "other" { return nil }
        if Set([want, mine]).isSubset(of: ["level", "ratio"]), ["%", "percent", "permille", "‰", "ratio", "倍"].contains(unit) {
            return true
        }
        if Set([want, mine]).isSubset(of: ["level", "flow"]), unit != "CNY", unit != "kg" { return true }
        return want == mine
    }

    private func isSameBound(_ label: Label, _ claim: Claim) -> Bool {
        let want = label.text("bound") ?? "exact"
        let quote = fold(label.text("quote") ?? "")
        if ["近", "接近", "将近"].contains(where: quote.hasPrefix), ["approx", "less_than"].contains(want) {
            return ["approx", "less_than"].contains(claim.bound.rawValue)
        }
        return want == claim.bound.rawValue
    }

    private func isSameQuantity(_ label: Label, _ claim: Claim) -> Bool {
        guard let value = label.text("value") else { return false }
        var readings = label.unit.components(separatedBy: "|").map { (value, $0) }
        let sense = label.text("ratio_sense")
        if let number = Decimal(string: value) {
            if sense == "increase" || label.unit == "ratio" && label.kind == "growth_rate" {
                readings.append(("\(number * 100)", "%"))
            }
            if sense == "times_of_base" { readings.append(("\((number - 1) * 100)", "%")) }
            if sense == "times_of_base", value == "2" { readings.append(("1", "倍")) }
        }
        let mine = Judge.base(claim.value.description, claim.unit)
        for (value, unit) in readings {
            let wanted = Judge.base(value, unit)
            guard wanted.value != nil, wanted.value == mine.value, Judge.isSameUnit(wanted.unit, mine.unit) else { continue }
            if let high = label.text("value_high") {
                guard Judge.base(high, unit).value == Judge.base(claim.interval.upper?.description ?? "", claim.unit).value else {
                    continue
                }
            }
            return true
        }
        return false
    }

    private static func base(_ value: String, _ unit: String) -> (value: Decimal?, unit: String) {
        guard let number = Decimal(string: value) else { return (nil, unit) }
        guard let scale = scales[unit] else { return (number, unit) }
        return (number * scale.1, scale.0)
    }

    private static func isSameUnit(_ one: String, _ other: String) -> Bool {
        one == other || groups.contains { $0.contains(one) && $0.contains(other) }
    }
}
