package io.tandem.access;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands the {@link Actor} or {@link Caller} of a request to a controller. */
final class CallerArguments implements HandlerMethodArgumentResolver {

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Actor.class
        || parameter.getParameterType() == Caller.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    boolean actor = parameter.getParameterType() == Actor.class;
    Object value =
        request.getAttribute(
            actor ? NeedsInterceptor.ACTOR : Callers.ATTRIBUTE, RequestAttributes.SCOPE_REQUEST);
    if (value == null) {
      throw new IllegalStateException(
          parameter.getMethod() + " takes an actor without @Needs or a caller without @SignedIn");
    }
    return value;
  }
}
