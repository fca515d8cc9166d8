import Reading

/// Reading text to claims, on one core, without a database: pages as they are, and one long line of growing length.
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

    var first = 0.0
    for size in [1, 2, 4, 8] {
        let seconds = try secondsOfOneLine(pages, megabytes: size, with: reader)
        if size == 1 { first = seconds }
        report("one line of \(size) MB", decimal(seconds, 3), "s, \(decimal(seconds / first)) times one of 1 MB")
    }
}

/// Seconds to read the pages as one line without any line end, repeated to a size.
private func secondsOfOneLine(_ pages: [Page], megabytes: Int, with reader: Reader) throws -> Double {
    let line = pages.flatMap { page in page.bytes.filter { $0 != 0x0A && $0 != 0x0D } }
    guard !line.isEmpty else { return 0 }
    var bytes: [UInt8] = []
    while bytes.count < megabytes * 1_000_000 { bytes += line }
    // Cut at the beginning of a character.
    bytes.removeLast(bytes.count - megabytes * 1_000_000)
    while let last = bytes.last, last >= 0x80 { bytes.removeLast() }
    return try worked { _ = try reader.read(bytes, name: "line.txt", issued: nil) }.seconds
}
