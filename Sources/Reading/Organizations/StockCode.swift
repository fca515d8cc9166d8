/// A stock code in brackets behind the name of a company: （600000.SH）, （00700.HK）, （股票代码：600000）.
enum StockCode {
    private static let labels = ["股票代码", "证券代码", "股份代码", "代码", "股份代号", "港股代码", "股票代号", "美股代码", "纳斯达克", "纽交所", "港交所"].map(
        \.scalarValues)
    private static let boards: Set<String> = ["SH", "SZ", "BJ", "HK", "SS", "US", "NYSE", "NASDAQ", "N", "O"]

    /// End of the bracket that opens at `open` and holds stock codes and nothing else; nil where it holds anything else.
    static func end(in text: [UInt32], from open: Int, before limit: Int) -> Int? {
        guard open + 5 < limit, text[open] == 0xFF08 else { return nil }
        var place = open + 1
        while place < limit, text[place] == 0x20 { place += 1 }
        while let next = code(text, place, limit), next < limit {
            if text[next] == 0xFF09 { return next + 1 }
            if text[next] == 0x20, next + 1 < limit, text[next + 1] == 0xFF09 { return next + 2 }  // （ 600000 ）
            guard separators.contains(text[next]) else { return nil }
            place = next + 1
        }
        return nil
    }

    private static let separators: Set<UInt32> = [0x20, 0x2F, 0x3001, 0xFF0C, 0xFF1B]

    /// End of one code: six digits, four and five from a nought on, or four and five with their exchange behind or before, with or without a label; letters behind one.
    private static func code(_ text: [UInt32], _ start: Int, _ limit: Int) -> Int? {
        var place = start
        var isLabelled = false
        if let label = labels.first(where: { text.has($0, at: place, before: limit) }) {
            place += label.count
            isLabelled = true
            while place < limit, text[place] == 0xFF1A || text[place] == 0x20 { place += 1 }
        }
        var board = letters(text, place, limit)
        if board > place {
            guard isBoard(text, place, board) else { return nil }
            place = board
            if place < limit, text[place] == 0x2E || text[place] == 0xFF1A { place += 1 }
            isLabelled = true
        }
        // NYSE:ZH: abroad a code is letters
        let ticker = letters(text, place, limit)
        if isLabelled, place > start, (1...5).contains(ticker - place), text[place..<ticker].allSatisfy(Folding.isUpperLatin) {
            return ticker
        }
        var end = place
        while end < limit, Folding.isDigit(text[end]) { end += 1 }
        let count = end - place
        if end < limit, text[end] == 0x2E {
            board = letters(text, end + 1, limit)
            guard isBoard(text, end + 1, board) else { return nil }
            end = board
            isLabelled = true
        }
        // （09869）, （0880）: digits alone are a code of Hong Kong where they begin with a nought
        let isHongKong = (4...5).contains(count) && text[place] == 0x30
        return count == 6 || isHongKong || isLabelled && (4...5).contains(count) ? end : nil
    }

    private static func letters(_ text: [UInt32], _ start: Int, _ limit: Int) -> Int {
        var end = start
        while end < limit, Folding.isLatin(text[end]) { end += 1 }
        return end
    }

    private static func isBoard(_ text: [UInt32], _ start: Int, _ end: Int) -> Bool {
        boards.contains(String(text[start..<end]).uppercased())
    }
}
