-- A step of a case, and back: each thread walks a case of its own, in the sandbox `bench-<thread>`.
local threads = 0

function setup(thread)
  threads = threads + 1
  thread:set("id", threads)
end

function init(args)
  wrk.headers["X-YSS-Sandbox"] = "bench-" .. id
  wrk.headers["Content-Type"] = "application/json"
  step = 0
end

function request()
  if id == 1 and not tried then
    tried = true -- wrk tries the first thread's script once and sends nothing
  else
    step = step + 1
  end
  if step % 2 == 1 then
    return wrk.format("POST", "/api/v1/cases/1/method", nil, '{"method":"self"}')
  end
  return wrk.format("POST", "/api/v1/cases/1/back", nil, "")
end
