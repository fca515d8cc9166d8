/// Words by which an article begins: 本报讯, 新华社…电, 央视网消息, （上接…, 记者…获悉.
struct Starters: Sendable {
    private let plain = [
        "本报讯", "本刊讯", "本网讯", "央视网消息", "中新网", "新华社", "中新社", "人民网", "（上接", "(上接", "讯（记者", "本报记者", "记者从", "记者今天", "记者昨天", "记者昨日",
        "记者日前", "记者近日", "【", "本报综合消息",
    ].map(\.scalarValues)
    private let place = "本报".scalarValues
    /// What the words begin with: nearly every stretch is known by its first character to begin no article.
    private let heads = ScalarSet("本央中新人（(讯记【")
    private let wire: UInt32 = 0x7535  // 电

    /// Whether the stretch of folded or clean text begins an article; blanks do not count.
    func match(_ text: [UInt32], _ range: Range<Int>) -> Bool {
        var index = range.lowerBound
        while index < range.upperBound, text[index] == Folding.blank || text[index] == Folding.nothing { index += 1 }
        guard index < range.upperBound, heads.contains(text[index]) else { return false }
        var head: [UInt32] = []
        head.reserveCapacity(24)
        while index < range.upperBound, head.count < 24 {
            if text[index] != Folding.blank, text[index] != Folding.nothing { head.append(text[index]) }
            index += 1
        }
        if plain.contains(where: { head.has($0, at: 0, before: head.count) }) { return true }
        // 本报宜昌11月3日电
        return head.has(place, at: 0, before: head.count) && head.prefix(16).contains(wire)
    }
}
