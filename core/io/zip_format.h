// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string_view>

/// Numbers of the zip format (PKWARE's APPNOTE 6.3), shared by reader and writer.
namespace sonorant::zipformat {

constexpr std::uint32_t localSignature = 0x04034b50, directorySignature = 0x02014b50,
                        endSignature = 0x06054b50, end64Signature = 0x06064b50, locatorSignature = 0x07064b50;
constexpr std::size_t localBytes = 30, directoryBytes = 46, endBytes = 22, end64Bytes = 56, locatorBytes = 20;
constexpr std::uint16_t zip64Field = 0x0001;
constexpr std::uint16_t stored = 0, deflated = 8;
constexpr std::uint16_t encryptedFlag = 0x0001, utf8Flag = 0x0800;
constexpr std::uint32_t inZip64 = 0xFFFFFFFFU; ///< a 32-bit field whose value is in the zip64 field

std::uint32_t checksum(std::string_view bytes);

} // namespace sonorant::zipformat
