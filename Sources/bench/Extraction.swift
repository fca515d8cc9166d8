import Reading

/// Reading text to claims, on one core, without a database: pages as they are, one line and one document of growing length.
func measureReading(_ pages: [Page], with reader: Reader) throws {
    let once = pages.reduce(0) { $0 + $1.bytes.count }
    guard once > 0 else { return }
    let rounds = max(3, 5_000_000 / once)
    func best(_ what: String, _ read: (Page) throws -> Int) throws {
        var least = Double.infinity
        var count = 0
        for _ in 0..<rounds {
            count = 0
            least = min(least, try worked { for page in pages { count += try read(page) } }.seconds)
        }
        report(what, decimal(megabytes(once) / least), "MB/s, \(count) claims")
    }
    try best("extract: claims alone") { try reader.claims($0.bytes, name: $0.file.name, issued: nil).count }
    try best("read: with findings and ledger") { try reader.read($0.bytes, name: $0.file.name, issued: nil).claims.count }

    let lines = pages.flatMap(\.bytes)
    try measureGrowth("one line", of: lines.filter { $0 != 0x0A && $0 != 0x0D }, with: reader)
    try measureGrowth("one document", of: lines, with: reader)
}

/// Seconds to read a text of 1, 2, 4 and 8 MB: linear is 1, 2, 4 and 8 times as long.
private func measureGrowth(_ what: String, of text: [UInt8], with reader: Reader) throws {
    guard !text.isEmpty else { return }
    var first = 0.0
    for size in [1, 2, 4, 8] {
        var bytes: [UInt8] = []
        while bytes.count < size * 1_000_000 { bytes += text }
        // Cut at the beginning of a character.
        bytes.removeLast(bytes.count - size * 1_000_000)
        while let last = bytes.last, last >= 0x80 { bytes.removeLast() }
        let seconds = try worked { _ = try reader.read(bytes, name: "\(size).txt", issued: nil) }.seconds
        if size == 1 { first = seconds }
        report("\(what) of \(size) MB", decimal(seconds, 3), "s, \(decimal(seconds / first)) times one of 1 MB")
    }
}
