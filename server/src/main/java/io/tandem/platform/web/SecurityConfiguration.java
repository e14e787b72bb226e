package io.tandem.platform.web;

import io.tandem.access.Caller;
import io.tandem.access.Callers;
import io.tandem.shared.TandemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer.FrameOptionsConfig;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.crypto.password.Pbkdf2PasswordEncoder;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/**
 * Capture endpoints pass untouched: they are public, cross-origin and busy. Everything else gets
 * security headers and its caller; which caller may do what under {@code /api} is decided by the
 * annotations on each route.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

  /** What Vite's bundles and Ant Design's inline styles need, and nothing from elsewhere. */
  private static final String CONTENT_POLICY =
      "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:;"
          + " font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self';"
          + " form-action 'self'; frame-ancestors 'none'";

  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final List<String> SIGNING_IN =
      List.of("/api/login", "/api/setup", "/api/invitations/", "/api/password-resets/");

  @Bean
  @Order(1)
  SecurityFilterChain captureChain(HttpSecurity http) {
    return http.securityMatcher(CapturePaths::matches)
        .csrf(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .securityContext(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain mainChain(HttpSecurity http, Callers callers, Problems problems) {
    return http.addFilterAfter(new CallerFilter(callers), SecurityContextHolderFilter.class)
        .csrf(csrf -> csrf.spa().requireCsrfProtectionMatcher(SecurityConfiguration::needsCsrf))
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .headers(SecurityConfiguration::pageHeaders)
        .authorizeHttpRequests(requests ->
            requests
                .requestMatchers("/actuator/health", "/actuator/health/**")
                .permitAll()
                .requestMatchers("/actuator/**")
                .access(
                    (_, context) -> new AuthorizationDecision(administers(context.getRequest())))
                .anyRequest()
                .permitAll())
        .exceptionHandling(failures ->
            failures
                .accessDeniedHandler((request, response, _) ->
                    problems.write(new TandemException(WebError.CSRF), request, response))
                .authenticationEntryPoint((request, response, _) ->
                    problems.write(
                        new TandemException(io.tandem.access.AccessError.NOT_SIGNED_IN),
                        request,
                        response)))
        .build();
  }

  private static void pageHeaders(HeadersConfigurer<HttpSecurity> headers) {
    headers
        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
        .frameOptions(FrameOptionsConfig::deny)
        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN));
  }

  /** Answers what the firewall refuses: odd paths, header and parameter names. */
  @Bean
  RequestRejectedHandler rejectedRequests(Problems problems) {
    return (request, response, _) ->
        problems.write(new TandemException(WebError.REJECTED), request, response);
  }

  /**
   * Strict but for escaped slashes and percent signs, which names of events may hold; no parameter
   * holds a NUL, which PostgreSQL could not store.
   */
  @Bean
  HttpFirewall firewall() {
    StrictHttpFirewall firewall = new StrictHttpFirewall();
    firewall.setAllowUrlEncodedSlash(true);
    firewall.setAllowUrlEncodedPercent(true);
    firewall.setAllowedParameterValues(value -> value == null || value.indexOf('\0') < 0);
    return firewall;
  }

  @Bean
  PasswordEncoder passwordEncoder() {
    return Pbkdf2PasswordEncoder.defaultsForSpringSecurity_v5_8();
  }

  /** Nobody signs in through Spring's own forms; this keeps Boot from inventing a user. */
  @Bean
  UserDetailsService noUsers() {
    return new InMemoryUserDetailsManager();
  }

  /** A session cookie is what a foreign page could misuse; so could a login it makes for you. */
  private static boolean needsCsrf(HttpServletRequest request) {
    if (SAFE_METHODS.contains(request.getMethod())
        || request.getHeader(HttpHeaders.AUTHORIZATION) != null) {
      return false;
    }
    String path = request.getServletPath(); // decoded: an escaped address is the same
    return CallerFilter.session(request) != null || SIGNING_IN.stream().anyMatch(path::startsWith);
  }

  private static boolean administers(HttpServletRequest request) {
    return request.getAttribute(Callers.ATTRIBUTE) instanceof Caller caller
        && caller.administersAny();
  }
}
