# Group-sequential looks on the z scale: one Gauss-Legendre rule a look, its nodes the eigenvalues of the Jacobi matrix
# (Golub, Welsch 1969), where ours has panels on the score scale with nodes by Newton's method.
legendre <- local({
  m <- 240; k <- seq_len(m - 1); J <- matrix(0, m, m); J[cbind(k, k + 1)] <- J[cbind(k + 1, k)] <- k / sqrt(4 * k^2 - 1)
  e <- eigen(J, symmetric = TRUE)
  list(x = e$values, w = 2 * e$vectors[1, ]^2)
})
start <- list(t = 0, z = 0, w = 1)
# P(Z(t) beyond b, not stopped before).
beyond <- function(s, t, b, drift, lower) {
  step <- t - s$t
  sum(s$w * pnorm((b * sqrt(t) - s$z * sqrt(s$t) - drift * step) / sqrt(step), lower.tail = lower))
}
above <- function(s, t, b, drift = 0) beyond(s, t, b, drift, FALSE)
below <- function(s, t, b, drift = 0) beyond(s, t, b, drift, TRUE)
go <- function(s, t, low, high, drift = 0) {
  low <- max(low, drift * sqrt(t) - 9); high <- min(high, drift * sqrt(t) + 9)
  z <- (low + high) / 2 + (high - low) / 2 * legendre$x
  step <- t - s$t
  d <- outer(z * sqrt(t), s$z * sqrt(s$t), "-") - drift * step
  list(t = t, z = z, w = (high - low) / 2 * legendre$w * sqrt(t / step) * c(dnorm(d / sqrt(step)) %*% s$w))
}
lowEnd <- function(b, sides) if (sides == 2) -b else -Inf
crossings <- function(t, b, sides, drift = 0) {
  s <- start; up <- down <- numeric(length(t))
  for (k in seq_along(t)) {
    up[k] <- above(s, t[k], b[k], drift)
    if (sides == 2) down[k] <- below(s, t[k], -b[k], drift)
    if (k < length(t)) s <- go(s, t[k], lowEnd(b[k], sides), b[k], drift)
  }
  list(upper = up, lower = down)
}
solve1 <- function(f, low, high) uniroot(f, c(low, high), tol = 1e-13)$root
bound <- function(s, t, p) if (s$t == 0) qnorm(p, lower.tail = FALSE) else solve1(function(b) log(above(s, t, b) / p), -5, 20)
spent <- function(kind, alpha, t, rho, gamma) switch(kind + 1, 2 * pnorm(qnorm(alpha / 2) / sqrt(t)), alpha * log(1 + (exp(1) - 1) * t),
  alpha * t^rho, alpha * (1 - exp(-gamma * t)) / (1 - exp(-gamma)))

functions <- c(functions, list(
  crossingProbabilities = function(d) cases(d, function(s) {
    f <- crossings(s$t, s$z, s$sides[1], s$drift[1])
    cbind(upper = f$upper, lower = f$lower, power = sum(f$upper))
  }),
  gsBoundary = function(d) cases(d, function(s) {
    sides <- s$sides[1]; alpha <- s$alpha[1] / sides
    shape <- s$t^(s$delta[1] - 0.5)
    b <- if (nrow(s) == 1) qnorm(alpha, lower.tail = FALSE) else
      solve1(function(constant) log(sum(crossings(s$t, constant * shape, sides)$upper) / alpha), 0.5, 8) * shape
    cbind(z = b, nominalP = pnorm(b, lower.tail = FALSE))
  }),
  spendingBoundary = function(d) cases(d, function(s) {
    sides <- s$sides[1]; a <- s[1, ]; at <- start; b <- numeric(nrow(s))
    total <- sapply(s$t, function(t) spent(a$kind, a$alpha / sides, t, a$rho, a$gamma))
    for (k in seq_along(b)) {
      b[k] <- bound(at, s$t[k], total[k] - if (k > 1) total[k - 1] else 0)
      if (k < length(b)) at <- go(at, s$t[k], lowEnd(b[k], sides), b[k])
    }
    cbind(z = b, cumulativeAlpha = total * sides)
  }),
  haybittlePetoFinal = function(d) cases(d, function(s) {
    sides <- s$sides[1]; at <- start; left <- s$alpha[1] / sides; b <- s$interimZ[1]
    for (t in head(s$t, -1)) {
      left <- left - above(at, t, b)
      at <- go(at, t, lowEnd(b, sides), b)
    }
    c(finalZ = if (left <= 0) NaN else bound(at, 1, left))
  }),
  repeatedTestingTypeI = function(d) each(d, function(i) {
    b <- rep(qnorm(i$nominalTwoSided / 2, lower.tail = FALSE), i$looks)
    c(typeI = 2 * sum(crossings(seq_len(i$looks) / i$looks, b, 2)$upper))
  })
))
