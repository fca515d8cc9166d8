import Quantities

/// Paragraphs and sentences: what begins anew with them.
extension ArticleReader {
    /// Reads the paragraphs of the body.
    mutating func read(bodies: [Range<Int>]) {
        let scans = bodies.map { scanner.scan($0) }
        for found in scans { items += found }
        bodyScans = zip(bodies, scans).map { ($0, $1) }
        findHome(scans)
        if isSilent(scans) { return readNames(bodies, scans) }
        resolutions.reserveCapacity(items.count)
        setDefaultWindow(bodies, scans)
        var place = 0
        for (body, found) in zip(bodies, scans) {
            timing.beginParagraph()
            comeHome()
            for heading in headings where heading.lowerBound >= place && heading.lowerBound < body.lowerBound {
                begin(section: heading)
            }
            place = body.lowerBound
            read(body, found)
        }
    }

    mutating func read(_ range: Range<Int>, _ found: [Item]) {
        forEachSentence(range, found) { reader, sentence, inside in reader.read(sentence: sentence, inside) }
    }

    /// Calls `body` with the sentences of a paragraph, each with what was found in it.
    mutating func forEachSentence(
        _ range: Range<Int>, _ found: [Item], _ body: (inout ArticleReader, Range<Int>, ArraySlice<Item>) -> Void
    ) {
        var next = 0
        for sentence in Clause.sentences(text, range) {
            let first = next
            while next < found.count, found[next].range.lowerBound < sentence.upperBound { next += 1 }
            body(&self, sentence, found[first..<next])
        }
    }

    /// The year that a report is about before it says so: a communiqué that goes on with 全年 or 年末, and in the first
    /// quarter a text that states growth and dates nothing.
    mutating func setDefaultWindow(_ bodies: [Range<Int>], _ scans: [[Item]]) {
        guard let issued else { return }
        var first: PeriodMention?
        var figures = 0
        search: for scan in scans {
            for item in scan {
                if case .period(let period) = item.kind, period.role != .none, period.role != .same {
                    first = period
                    break search
                }
                if issued.month <= 3, case .quantity(let quantity) = item.kind, quantity.unit == "%" { figures += 1 }
            }
        }
        if let first {
            let isBare = ["全年", "年末", "年底"].contains { text.has($0, at: first.range.lowerBound, before: first.range.upperBound) }
            if isBare, let end = first.period?.end, end <= issued,
                let year = Period(year: end.year)
            {
                timing.govern(PeriodMention(range: 0..<0, role: .span, period: year))
            }
        } else if issued.month <= 3, figures >= 3, let year = Period(year: issued.year - 1) {
            timing.assume(year, isNamed: speaksForRegion(scans))
        }
    }

    mutating func read(sentence: Range<Int>, _ inside: ArraySlice<Item>) {
        defer { sentenceBefore = inside.contains(where: \.isFigure) ? nil : sentence }
        let isItem = beginItem(sentence)
        let continues = sentence.lowerBound > 0 && text[sentence.lowerBound - 1] == 0xFF1B && !isItem  // ；
        if !continues {
            targetScope = false
            isPartOfStock = false
            (group, part) = (nil, nil)
            listTopic = nil
            plannedTopic = false
            plannedSentence = false
            isForecast = false
            basis = nil
            timing.beginSentence()
            returnFromAside()
            startsWithPart = text.has("其中", at: sentence.lowerBound, before: sentence.upperBound)
            partsFrom = nil
            if let mainTopic { (topic, topicComponent) = (mainTopic, nil) }
            mainTopic = nil
            isTopicStale = true
            isContinued = sentence.lowerBound > 0 && text[sentence.lowerBound - 1] == 0xFF1B
            (sector, partner, head) = (nil, nil, nil)
            (outside, priceHead) = (nil, nil)
            sentenceStart = drafts.count
            namesListed = 0
            answer = nil
        }
        partsFrom = partsFrom ?? text.find(ArticleReader.among, in: sentence)
        timing.setBase(nil)
        (hasPointsBase, movement) = (false, nil)
        guard inside.contains(where: { if case .other = $0.kind { false } else { true } }) || targetScope else {
            if hasPlan(sentence) { targetScope = true }
            return
        }
        let inside = isRuling(sentence, inside) ? withoutFigures(inside) : inside
        sentenceHasFigure = inside.contains(where: \.isFigure)
        // 一季度农业稳步发展：（1）…；（2）…: what stands before the list dates all its items
        let list = isItem ? nil : text.find(ArticleReader.firstItem, in: sentence)
        for clause in Clause.cut(text, sentence, inside) where sentenceHasFigure || !clause.items.isEmpty {
            if let list, clause.range.contains(list) { listTiming = timing }
            read(clause)
        }
    }

    func hasPlan(_ range: Range<Int>) -> Bool {
        guard let place = text.find("目标", in: range) else { return false }
        // 聚焦目标任务, 完成年度目标: what was done, not what is aimed at
        return !vocabulary.phrases.goalNoun.stands(in: text, at: place + 2, before: range.upperBound)
            && !vocabulary.phrases.toward.occurs(in: text, range.lowerBound..<place)
    }

    /// （1）…；（2）…: each item of such a list is seen from where the list began, and dates no other.
    private mutating func beginItem(_ sentence: Range<Int>) -> Bool {
        guard text[sentence.lowerBound] == 0xFF08 || text[sentence.lowerBound] == 0x28,
            let end = ArticleLayout.listNumber(text, sentence)
        else { return false }
        if let known = listTiming, text[sentence.lowerBound + 1] != 0x31 || end - sentence.lowerBound > 3 {
            timing = known
        } else {
            listTiming = timing
        }
        return true
    }

    static let firstItem = "（1）".scalarValues
}
