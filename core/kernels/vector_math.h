// SPDX-License-Identifier: GPL-3.0-or-later
// No include guard: each file of kernels for one instruction set includes it once, within a namespace of its
// own and under its compiler options, after having defined there
//   Vector            a GCC vector of floats
//   quotient(p, q)    p / q to about 1e-7
// Only plain loops here: a function of the standard library that is instantiated under these options could be
// linked into code that runs on every processor.

constexpr long kWidth = sizeof(Vector) / sizeof(float);

inline Vector load(const float* from) {
    return *reinterpret_cast<const Vector*>(from);
}
inline void store(float* to, Vector value) {
    *reinterpret_cast<Vector*>(to) = value;
}
inline Vector broadcast(float value) {
    return value - Vector{};
}

/// tanh as x P(x^2) / Q(x^2), a least-squares fit on [0, 8.3] reweighted to equal peaks (8e-9 before
/// rounding). The comparisons are written so that NaN stays NaN.
inline Vector tanhOf(Vector x) {
    const Vector limit = broadcast(8.3f);
    x = limit < x ? limit : x;
    x = x < -limit ? -limit : x;
    const Vector u = x * x;
    Vector p = u * 1.449116051917586e-08f + 2.139172932855055e-05f;
    p = p * u + 0.0035418764433446342f;
    p = p * u + 0.13419648552944374f;
    p = p * u + 0.99999995946641f;
    Vector q = u * 8.22989929607779e-07f + 0.0003362172053587276f;
    q = q * u + 0.026051963261607913f;
    q = q * u + 0.46752965069125735f;
    q = q * u + 1.0f;
    return quotient(x * p, q);
}
