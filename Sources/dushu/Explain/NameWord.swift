import Reading

/// A person's word on a name, as one line says it.
enum NameWord {
    /// `灯笼出货量 is 灯笼产量 (merged by 校对 on 2023-02-01: one bulletin says both)`.
    static func line(_ one: Decision) -> String { "\(one.name) is \(one.organization) (\(words(one)))" }

    /// The same of a metric.
    static func line(_ one: MetricDecision) -> String {
        "\(one.name) is \(one.action == .drop ? said("no metric") : one.metric) "
            + "(\(words(one.action.rawValue, one.by, one.decided, one.reason)))"
    }

    /// Who decided so, when and why.
    static func words(_ one: Decision) -> String { words(one.action.rawValue, one.by, one.decided, one.reason) }

    private static func words(_ action: String, _ by: String?, _ day: String?, _ reason: String) -> String {
        let who = (by ?? "") + (day.map { " on \($0)" } ?? "")
        let verbs = [
            "merge": "merged by \(who)", "alias": "registered by \(who)", "rename": "renamed by \(who)",
            "split": "split off by \(who)", "drop": "dropped by \(who)",
        ]
        // Who decided before that was kept is not known.
        let head = by == nil ? action + (day.map { ", \($0)" } ?? "") : said(verbs[action] ?? action)
        return head + (reason.isEmpty ? "" : ": \(reason)")
    }
}
