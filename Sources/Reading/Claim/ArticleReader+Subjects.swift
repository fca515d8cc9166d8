/// What a measure is of that does not say it: 产量, 床位; and what a part is measured in that names the part alone.
extension ArticleReader {
    /// 煤炭生产量3.35亿吨，…，产量居第一: a measure that says not of what is of what the figures before in the sentence speak of.
    func withSubject(_ metric: String) -> String {
        let words = vocabulary.phrases
        guard words.bareMeasure.contains(metric) || words.memberMeasure.contains(metric), drafts.count > sentenceStart else {
            return metric
        }
        let bare = metric.scalarValues
        if let before = drafts[drafts.count - 1].metric?.scalarValues {
            if words.bareMeasure.contains(metric), before.count > bare.count, before.suffix(bare.count).elementsEqual(bare) {
                return String(before[...])
            }
            let names = (2..<max(2, before.count)).reversed().lazy.map { before[..<$0] + bare }
            if let name = names.first(where: { self.vocabulary.registry.exact(Array($0)) != nil }) { return String(name[...]) }
        }
        guard words.memberMeasure.contains(metric) else { return metric }
        // 乡镇卫生院33753个，床位150.5万张: of those that were counted
        let counted = drafts[sentenceStart...].first {
            words.facility.contains($0.unit) && $0.kind != .change && $0.kind != .growth
        }
        guard let noun = counted?.metric, noun.unicodeScalars.count <= 12, !noun.hasSuffix(metric) else { return metric }
        return noun + metric
    }

    /// 港口完成吞吐量59亿吨，其中沿海港口完成40亿吨: a part that names nothing that is measured has of what the whole has.
    func takeShareOf(_ measured: inout Measured, _ figure: FigureWords, _ walk: Walk) {
        let core = figure.left.core
        guard figure.left.change == nil, figure.left.whole == nil, !figure.left.roles.contains(.share), walk.shares.isEmpty,
            measured.metric.rule == "noun before", (2...10).contains(core.count), core.scalars.allSatisfy(Folding.isHan),
            topicGroup == figure.group, isAmount(figure), let partsFrom, partsFrom < figure.range.lowerBound,
            let whole = mainTopic ?? topic,
            vocabulary.endsInMetric(whole) || vocabulary.phrases.measure.ends(whole.scalarValues),
            vocabulary.registry.exact(core.scalars) == nil, !vocabulary.endsInMetric(core.string),
            !vocabulary.phrases.measure.ends(core), vocabulary.metricWords.end(.measure, core.scalars) == 0
        else { return }
        let ending = vocabulary.metricEnding(whole) ?? whole
        guard !ending.hasSuffix(core.string) else { return }
        measured.isPart = true
        (measured.metric.text, measured.metric.rule) = (core.string + ending, "component of the topic")
    }

    /// Money, weights and such: 50 of 300 employees that are doctors are no employees of doctors.
    private func isAmount(_ figure: FigureWords) -> Bool {
        !["count", "noun", "household", "other"].contains(figure.group)
            && (figure.group != "person" || figure.quantity.unit == "人次")
    }

    static let among = "其中".scalarValues
}
