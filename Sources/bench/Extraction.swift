import Reading

/// Reading text to claims, on one core, without a database: pages as they are, and one long line of growing length.
func measureReading(_ pages: [Page], with reader: Reader) throws {
    let once = pages.reduce(0) { $0 + $1.bytes.count }
    guard once > 0 else { return }
    let rounds = max(1, 5_000_000 / once)
    var claims = 0
    let seconds = try timed {
        for _ in 0..<rounds {
            for page in pages { claims += try reader.read(page.bytes, name: page.file.name, issued: nil).claims.count }
        }
    }.seconds
    report("extract", decimal(megabytes(once * rounds) / seconds), "MB/s, \(claims / rounds) claims")

    let short = try secondsOfOneLine(pages, megabytes: 1, with: reader)
    let long = try secondsOfOneLine(pages, megabytes: 8, with: reader)
    report("one line of 1 MB", decimal(short, 3), "s")
    report("one line of 8 MB", decimal(long, 3), "s")
    report("8 MB beside 1 MB (8 is linear)", decimal(long / short), "times")
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
    return try timed { _ = try reader.read(bytes, name: "line.txt", issued: nil) }.seconds
}
