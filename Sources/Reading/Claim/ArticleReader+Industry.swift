/// Which industry an article is about, where it says 全行业.
extension ArticleReader {
    /// The last noun at the head of a clause before `end` that ends in 工业, 行业 or 产业: 船舶工业 in 船舶工业稳定发展，全行业实现利润….
    func industry(before end: Int) -> String? {
        guard let first = bodyScans.first?.range.lowerBound, first < end else { return nil }
        var found: String?
        for place in max(first, end - 600)..<end where place == first || !Folding.isHan(text[place - 1]) {
            if vocabulary.phrases.allTrade.stands(in: text, at: place, before: end) { continue }
            // 我国|船舶工业
            let head = vocabulary.names.trie.longest(text, place, end).map { place + $0.length } ?? place
            var stop = head
            while stop < end, stop - head < 8, Folding.isHan(text[stop]) { stop += 1 }
            guard
                let tail = (head + 2..<max(head + 2, stop)).first(where: {
                    vocabulary.phrases.industry.stands(in: text, at: $0, before: stop)
                }), let length = vocabulary.phrases.industry.length(in: text, at: tail, before: stop),
                text[tail - 1] != 0x5168  // 在|全|行业
            else { continue }
            found = string(head..<tail + length)
        }
        return found
    }
}
