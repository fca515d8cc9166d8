import Quantities

/// Who announced a figure, and who is meant by it.
extension ArticleReader {
    /// 国家统计局数据显示, 记者从…获悉: the end of the words that say who announced it.
    mutating func announcement(_ clause: Clause) -> Int? {
        let firstFigure = clause.items.first(where: \.isFigure)?.range.lowerBound ?? clause.range.upperBound
        var end: Int?
        var place = clause.range.lowerBound
        var wordStart = 0
        while true {
            place = vocabulary.announcers.nextHead(text, place, firstFigure)
            guard place < firstFigure else { break }
            if let match = vocabulary.announcers.longest(text, place, firstFigure), !ClauseWords.isAsFor(text, place) {
                if end == nil || place <= (end ?? 0) + 6 {
                    if end == nil { wordStart = place }
                    if text.has("预", at: place, before: firstFigure) { isForecast = true }
                    end = place + match.length
                }
                place += match.length
            } else {
                place += 1
            }
        }
        guard let end else { return nil }
        var body: Subject?
        var bodyEnd = 0
        var isNamedSource = text.has("据", at: clause.range.lowerBound, before: end)
        for item in clause.items where item.range.upperBound <= end {
            if case .name(let name) = item.kind {
                if case .word = name.kind { continue }
                if vocabulary.phrases.isPaper(text, item.range.upperBound) { continue }
                count(name)
                if let resolved = resolver.resolve(name) {
                    resolver.note(resolved)
                    if resolved.system != "region" || body == nil {
                        body = Subject(resolved: resolved, mention: string(item.range))
                    }
                    bodyEnd = item.range.upperBound
                    isNamedSource = isNamedSource || isSource(resolved, at: item.range.lowerBound)
                }
            }
        }
        let head = text[clause.range.lowerBound]
        let quoted =
            head == 0x636E || text.has("记者", at: clause.range.lowerBound, before: end)
            || text.has("根据", at: clause.range.lowerBound, before: end)
        // Between the body and the verb there may be 最新, 今天, 公布的 and so on, not a subject of its own.
        guard body != nil || quoted, quoted || wordStart - bodyEnd <= 12 else { return nil }
        if !quoted, isMeasured(bodyEnd, wordStart) { return nil }
        if firstFigure < clause.range.upperBound, !quoted, end < firstFigure, firstFigure - end <= 1 { return nil }
        if let body {
            reportedBy = body.resolved?.name ?? body.mention
            if let resolved = body.resolved,
                !quoted || isNamedSource || resolved.group == "company"
            {
                speak(resolved, body.mention)
            }
            // “我们今年…”某分行负责人介绍: the speaker's body is the subject of what was said before it was named
            if subject == nil {
                for index in drafts.indices where drafts[index].subject?.resolved == nil { drafts[index].subject = body }
            }
        }
        return end
    }

    /// 国家邮政局：快递业务量…: those that the speaker counts are meant.
    mutating func takeSpeaker(_ clause: Clause) {
        guard clause.items.count == 1, case .name(let name) = clause.items[0].kind, clause.items[0].range == clause.range,
            let body = resolve(name), ClauseWords(vocabulary: vocabulary).isSpeaker(body, text, clause.range.upperBound)
        else { return }
        reportedBy = body.name
        speak(body, string(clause.range))
    }

    /// 根据|某某局|统计, behind a dateline too: a body of this country.
    private func isSource(_ body: Resolved, at place: Int) -> Bool {
        text.has("根据", at: max(0, place - 2), before: place) && ClauseWords(vocabulary: vocabulary).abroad(body) == nil
    }

    /// 洛阳市粮食产量|预计增长8%: what is measured stands before the verb.
    private func isMeasured(_ start: Int, _ verb: Int) -> Bool {
        text.has("预", at: verb, before: text.count) && start < verb && vocabulary.endsInMetric(string(start..<verb))
    }

    /// Who is meant where no subject follows an announcement: a company itself; for a bureau the region or the country it counts.
    mutating func speak(_ body: Resolved, _ mention: String) {
        if body.group == "company" || body.group == "bank" && body.level != "country" {
            subject = Subject(resolved: body, mention: mention)
        } else if body.system == "region", body.level == "country", body.name != Resolver.country.name {
            subject = Subject(resolved: body, mention: mention)  // 韩国统计厅 speaks of its country
        } else if body.group != "company", let place = ClauseWords(vocabulary: vocabulary).abroad(body) {
            subject = Subject(resolved: resolver.resolve(NameMention(range: 0..<0, kind: .place(place))), mention: mention)
        } else if ClauseWords(vocabulary: vocabulary).observes(body)
            || body.system.map({ $0 != "region" }) ?? true && body.group != "bank"
        {
            if body.system == "customs", body.level == "prefecture" {
                // a customs district is not the city that it is called after
                subject = Subject(resolved: nil, mention: mention)
            } else if body.region >= 0 {
                let region = resolver.resolve(NameMention(range: 0..<0, kind: .region([body.region])))
                if subject?.resolved?.region != body.region { subject = Subject(resolved: region, mention: mention) }
            } else if body.level == "country", subject == nil || subject?.resolved?.name != "全国" {
                subject = Subject(resolved: Resolver.country, mention: mention)
            }
        }
    }
}
