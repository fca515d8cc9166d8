import Quantities
import Reporting
import Store

extension Cell {
    /// A value of the database as a cell: NULL is unknown, a number is exact as SQLite prints it.
    init(_ value: QueryValue) {
        switch value {
        case .null: self = .unknown
        case .integer(let integer): self = .integer(Int(integer))
        case .real(let real): self = Exact(plain: "\(real)").map { .number($0) } ?? .text("\(real)")
        case .text(let text): self = .text(text)
        case .blob(let bytes):
            let digits = Array("0123456789abcdef".utf8)
            var text = Array("x'".utf8)
            text.reserveCapacity(2 * bytes.count + 3)
            for byte in bytes {
                text.append(digits[Int(byte >> 4)])
                text.append(digits[Int(byte & 15)])
            }
            text.append(UInt8(ascii: "'"))
            self = .text(String(decoding: text, as: UTF8.self))
        }
    }
}
