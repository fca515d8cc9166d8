import Quantities

/// Shares of those who answer so: 预计订单增加的企业占38%，持平的占45%; 纺织企业认为成本上升的占62%，家具企业占58%.
extension ArticleReader {
    /// What those asked say of themselves or of what they expect.
    struct Answer {
        /// 认为, 预计.
        var voice: String
        /// What they say: 成本上升.
        var content: [UInt32]
        /// 企业 in 增加的企业占, 纺织企业认为.
        var people: String
        /// Whose answer it is where sorts of people answer: 纺织业.
        var sort: String

        var name: String { voice + String(content[...]) + "的" + people + "占比" }
    }

    /// Names the share by what is answered; such a figure moves nothing, whatever the answer says.
    mutating func takeAnswer(_ measured: inout Measured, _ figure: inout FigureWords, _ walk: Walk) {
        guard figure.quantity.unit == "%", let words = wordsBeforeShare(walk.phrase.scalars),
            let answer = answer(in: words)
        else { return }
        self.answer = answer
        figure.left.change = nil
        measured.metric.text = answer.name
        measured.metric.rule = "answer"
        measured.metric.isTopic = true
        if !answer.sort.isEmpty { measured.share = Share(metric: answer.name, component: answer.sort) }
    }

    /// The words before 占 at the end of `words`.
    private func wordsBeforeShare(_ words: [UInt32]) -> [UInt32]? {
        guard let match = vocabulary.predicateTrie.ending(words, words.count, 0),
            vocabulary.predicates[match.value].role == .share
        else { return nil }
        let rest = words.dropLast(match.length).drop { ArticleReader.separators.contains($0) || $0 == 0xFF0C || $0 == 0xFF1B }
        return rest.isEmpty ? nil : Array(rest)
    }

    private func answer(in words: [UInt32]) -> Answer? {
        guard let de = words.lastIndex(of: 0x7684) else { return answerOfOthers(words) }  // 的
        let people = Array(words[(de + 1)...])
        guard people.isEmpty || vocabulary.metricWords.head(.member, people) == people.count else { return nil }
        let said = words[..<de]
        for place in said.indices {
            guard let voice = vocabulary.phrases.voice.length(in: words, at: place, before: de), place + voice < de else {
                continue
            }
            let content = Array(words[(place + voice)..<de])
            return spoken(String(words[place..<place + voice]), content, people, by: Array(words[..<place]))
        }
        return people.isEmpty ? next(Array(said)) : nil
    }

    private func spoken(_ voice: String, _ content: [UInt32], _ people: [UInt32], by speaker: [UInt32]) -> Answer {
        let member = vocabulary.metricWords.end(.member, speaker)
        let sort = member < speaker.count ? Array(speaker.dropLast(member)) : []
        return Answer(
            voice: voice, content: content, people: String((people.isEmpty ? Array(speaker.suffix(member)) : people)[...]),
            sort: member > 0 ? String(sort[...]) : "")
    }

    /// 减少的|占16.7%: what others say to the same question; the word that ends the answer before gives way to theirs.
    private func next(_ said: [UInt32]) -> Answer? {
        guard var answer, said.count <= 8 else { return nil }
        let before = answer.content
        if let last = vocabulary.predicateTrie.ending(before, before.count, 0), last.length < before.count,
            vocabulary.predicateTrie.ending(said, said.count, 0) != nil
        {
            answer.content = before.dropLast(last.length) + said
        } else {
            answer.content = said
        }
        return answer
    }

    /// 家具企业|占58.1%: the same answer of another sort.
    private func answerOfOthers(_ words: [UInt32]) -> Answer? {
        guard var answer, !answer.sort.isEmpty, (2...12).contains(words.count) else { return nil }
        let member = vocabulary.metricWords.end(.member, words)
        answer.sort = String(words[..<(member < words.count ? words.count - member : words.count)])
        return answer
    }
}
