/// Places that are named for an example, and what is said of all behind it.
extension OwnerCandidates {
    /// 在广东，金融机构正摸排…。数据显示，11月末贷款余额…: behind words that say who counted, and name nobody, a place that a sentence before
    /// was set in owns nothing where a wider one is spoken of.
    func isInstance(_ body: Resolved, _ frame: Frame) -> Bool {
        guard body.system == "region", body.region >= 0, reportsOfNobody(frame),
            let last = layout.names.last(where: {
                $0.range.upperBound <= layout.sentences[frame.sentence].range.lowerBound && $0.resolved?.name == body.name
            })
        else { return false }
        let sentence = layout.sentences[last.sentence].range
        let start = last.range.lowerBound
        guard start == sentence.lowerBound + 1, last.range.upperBound < sentence.upperBound,
            layout.text[sentence.lowerBound] == 0x5728, layout.text[last.range.upperBound] == 0xFF0C  // 在…，
        else { return false }
        return namesCountry
            || layout.names.contains {
                guard let wider = $0.resolved, wider.region >= 0, wider.region != body.region else { return false }
                return $0.range.lowerBound < start && words.vocabulary.names.isWithin(body.region, wider.region)
            }
    }

    /// 数据显示，…, 据统计，…: a sentence without a name before its figure that begins so.
    private func reportsOfNobody(_ frame: Frame) -> Bool {
        let here = layout.sentences[frame.sentence]
        return layout.names(around: frame.start, in: frame.sentence).last < here.names.lowerBound
            && words.announces(layout.text, from: here.range.lowerBound, min(here.range.upperBound, here.range.lowerBound + 8))
    }
}
