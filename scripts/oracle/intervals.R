# Score intervals by their definition: likelihood equations and bounds solved by uniroot.
root <- function(f, low, high) {
  ends <- c(f(low), f(high))
  if (ends[1] == 0) return(low)
  if (ends[2] == 0) return(high)
  uniroot(f, c(low, high), f.lower = ends[1], f.upper = ends[2], tol = 1e-16, maxiter = 2000)$root
}

# The likeliest p2 where p1 = p2 + d: the derivative of the log likelihood falls.
restricted <- function(i, d) {
  term <- function(x, p) if (x == 0) 0 else x / p
  slope <- function(q) term(i$x1, q + d) - term(i$n1 - i$x1, 1 - q - d) + term(i$x2, q) - term(i$n2 - i$x2, 1 - q)
  low <- max(0, -d); high <- min(1, 1 - d); edge <- 1e-14
  if (high - low < 1e-12) return(low)
  if (slope(low + edge) <= 0) return(low)
  if (slope(high - edge) >= 0) return(high)
  root(slope, low + edge, high - edge)
}
scoreInterval <- function(i, factor) {
  z2 <- qnorm((1 - i$level) / 2)^2
  estimate <- i$x1 / i$n1 - i$x2 / i$n2
  excess <- function(d) {
    q <- restricted(i, d)
    (estimate - d)^2 - z2 * factor * ((q + d) * (1 - q - d) / i$n1 + q * (1 - q) / i$n2)
  }
  # A difference of 1 or -1 has no variance: from a little inside.
  bound <- function(end) {
    inner <- estimate + sign(end - estimate) * 1e-9
    if (estimate == end || excess(end) <= 0) end else root(excess, min(inner, end), max(inner, end))
  }
  chi <- suppressWarnings(prop.test(c(i$x1, i$x2), c(i$n1, i$n2), correct = FALSE))$statistic / factor
  z <- if (estimate == 0) 0 else sign(estimate) * sqrt(unname(chi))
  c(lower = bound(-1), upper = bound(1), z = z, pOneSided = pnorm(z, lower.tail = FALSE), pTwoSided = 2 * pnorm(-abs(z)))
}
# A p far from x / n, so that prop.test corrects by its full 1/2.
wilson <- function(x, n, level, correct) {
  suppressWarnings(prop.test(x, n, p = if (x / n < 0.5) 0.99 else 0.01, conf.level = level, correct = correct))$conf.int
}
newcombe <- function(correct) function(d) each(d, function(i) {
  p1 <- i$x1 / i$n1; p2 <- i$x2 / i$n2
  one <- wilson(i$x1, i$n1, i$level, correct); two <- wilson(i$x2, i$n2, i$level, correct)
  c(lower = p1 - p2 - sqrt((p1 - one[1])^2 + (two[2] - p2)^2), upper = p1 - p2 + sqrt((one[2] - p1)^2 + (p2 - two[1])^2))
})
pairedNewcombe <- function(corrected) function(d) each(d, function(i) {
  n <- i$a + i$b + i$c + i$d
  before <- (i$a + i$b) / n; after <- (i$a + i$c) / n
  one <- wilson(i$a + i$b, n, i$level, FALSE); two <- wilson(i$a + i$c, n, i$level, FALSE)
  cross <- i$a * i$d - i$b * i$c
  if (corrected && cross > 0) cross <- max(cross - n / 2, 0)
  phi <- cross / sqrt(before * (1 - before) * after * (1 - after)) / n^2
  reach <- function(x, y) sqrt(x^2 - 2 * phi * x * y + y^2)
  c(estimate = before - after, lower = before - after - reach(before - one[1], two[2] - after),
    upper = before - after + reach(one[2] - before, after - two[1]))
})
# b - c of n pairs; the nuisance rate q = P(c) by its likelihood equation. Tango 1998.
tango <- function(i) {
  n <- i$a + i$b + i$c + i$d; rest <- n - i$b - i$c
  z2 <- qnorm((1 - i$level) / 2)^2
  excess <- function(delta) {
    low <- max(0, -delta); high <- (1 - delta) / 2; edge <- 1e-14
    slope <- function(q) i$b / (q + delta) + i$c / q - 2 * rest / (1 - 2 * q - delta)
    q <- if (high - low < 1e-12) (low + high) / 2 else root(slope, low + edge, high - edge)
    (i$b - i$c - n * delta)^2 - z2 * n * (2 * q + delta - delta^2)
  }
  estimate <- (i$b - i$c) / n
  c(estimate = estimate, lower = root(excess, -1 + 1e-9, estimate), upper = root(excess, estimate, 1 - 1e-9))
}

functions <- c(functions, list(
  "proportionCi wilson_cc" = function(d) each(d, function(i) {
    ci <- wilson(i$x, i$n, i$level, TRUE)
    c(lower = ci[1], upper = ci[2])
  }),
  "proportionCi jeffreys" = function(d) each(d, function(i) {
    tail <- (1 - i$level) / 2
    c(lower = if (i$x == 0) 0 else qbeta(tail, i$x + 0.5, i$n - i$x + 0.5),
      upper = if (i$x == i$n) 1 else qbeta(tail, i$x + 0.5, i$n - i$x + 0.5, lower.tail = FALSE))
  }),
  "proportionCi midp" = function(d) each(d, function(i) {
    tail <- (1 - i$level) / 2
    above <- function(p) pbinom(i$x, i$n, p, lower.tail = FALSE) + dbinom(i$x, i$n, p) / 2 - tail
    below <- function(p) pbinom(i$x - 1, i$n, p) + dbinom(i$x, i$n, p) / 2 - tail
    c(lower = if (i$x == 0) 0 else root(above, 0, i$x / i$n), upper = if (i$x == i$n) 1 else root(below, i$x / i$n, 1))
  }),
  "proportionCi agresti_coull" = function(d) each(d, function(i) {
    z <- qnorm((1 - i$level) / 2, lower.tail = FALSE); n <- i$n + z^2; p <- (i$x + z^2 / 2) / n
    c(lower = max(0, p - z * sqrt(p * (1 - p) / n)), upper = min(1, p + z * sqrt(p * (1 - p) / n)))
  }),
  zeroEventUpperBound = function(d) data.frame(upper = qbeta(d$confidence, 1, d$n), ruleOfThree = 3 / d$n),
  "riskDifferenceCi miettinen_nurminen" = function(d) each(d, function(i) scoreInterval(i, (i$n1 + i$n2) / (i$n1 + i$n2 - 1))),
  "riskDifferenceCi mee" = function(d) each(d, function(i) scoreInterval(i, 1)),
  "riskDifferenceCi newcombe" = newcombe(FALSE),
  "riskDifferenceCi newcombe_cc" = newcombe(TRUE),
  "riskDifferenceCi agresti_caffo" = function(d) each(d, function(i) {
    p1 <- (i$x1 + 1) / (i$n1 + 2); p2 <- (i$x2 + 1) / (i$n2 + 2)
    half <- qnorm((1 - i$level) / 2, lower.tail = FALSE) * sqrt(p1 * (1 - p1) / (i$n1 + 2) + p2 * (1 - p2) / (i$n2 + 2))
    c(lower = max(-1, p1 - p2 - half), upper = min(1, p1 - p2 + half))
  }),
  mantelHaenszel = function(d) cases(d, function(s) {
    f <- mantelhaen.test(array(rbind(s$x1, s$x2, s$n1 - s$x1, s$n2 - s$x2), c(2, 2, nrow(s))), correct = FALSE)
    n <- s$n1 + s$n2
    c(rr = sum(s$x1 * s$n2 / n) / sum(s$x2 * s$n1 / n), rd = sum((s$x1 * s$n2 - s$x2 * s$n1) / n) / sum(s$n1 * s$n2 / n),
      or = unname(f$estimate), cmhChiSquare = unname(f$statistic), cmhP = f$p.value)
  }),
  pairedRiskDifferenceTango = function(d) each(d, tango),
  "pairedRiskDifferenceNewcombe 8" = pairedNewcombe(FALSE),
  "pairedRiskDifferenceNewcombe 10" = pairedNewcombe(TRUE),
  conditionalPowerBValue = function(d) {
    # The final z is normal with this mean and variance, given the first.
    data.frame(conditionalPower = pnorm(d$zFinal, d$z * sqrt(d$t) + d$theta * (1 - d$t), sqrt(1 - d$t), lower.tail = FALSE))
  }
))
